/**
 * An embedded server that behaves like Secoda: start it with {@link co.secoda.sandbox.Sandbox}. It speaks the ten calls
 * over real HTTP on a loopback port, and what it says is failing is worked out from the artifacts that were uploaded to
 * it.
 */
@NullMarked
package co.secoda.sandbox;

import org.jspecify.annotations.NullMarked;
