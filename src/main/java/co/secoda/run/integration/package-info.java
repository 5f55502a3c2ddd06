/**
 * Integrations made and taken away: {@link co.secoda.run.integration.Creation} and
 * {@link co.secoda.run.integration.Deletion} do it, {@link co.secoda.run.integration.IntegrationDraft} is what a user
 * says of a new one.
 *
 * <p>Not here: the calls themselves ({@code co.secoda.api}), and printing what they answer
 * ({@link co.secoda.run.output.DataOutput}).
 */
@NullMarked
package co.secoda.run.integration;

import org.jspecify.annotations.NullMarked;
