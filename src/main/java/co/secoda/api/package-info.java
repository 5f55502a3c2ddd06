/**
 * The client of Secoda's integrations API: {@link co.secoda.api.SecodaApi} has a method a call. Every failure is a
 * {@link co.secoda.api.SecodaException} of a kind.
 *
 * <p>Not here: when to ask and what an answer is worth ({@code co.secoda.gate}), where key and proxy come from
 * ({@code co.secoda.maven}), and advice ({@code co.secoda.run}).
 */
@NullMarked
package co.secoda.api;

import org.jspecify.annotations.NullMarked;
