/**
 * An embedded server that behaves like Secoda.
 */
@NullMarked
package co.secoda.sandbox;

import org.jspecify.annotations.NullMarked;
