/** The goals: one class each, its parameters, and the reading of Maven's settings. The only room that knows Maven. */
@NullMarked
package co.secoda.maven;

import org.jspecify.annotations.NullMarked;
