/**
 * An embedded server that behaves like Secoda: start it with {@link co.secoda.sandbox.Sandbox}. It speaks the calls
 * over real HTTP on a loopback port, and what it says is failing is worked out from the artifacts that were uploaded to
 * it.
 *
 * <p>Not here: servers that misbehave on the wire, which are in the tests.
 */
@NullMarked
package co.secoda.sandbox;

import org.jspecify.annotations.NullMarked;
