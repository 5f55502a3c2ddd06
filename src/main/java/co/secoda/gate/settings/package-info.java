/**
 * What a user allows and how long to wait, checked: {@link co.secoda.gate.settings.GateSettings} for the verdict,
 * {@link co.secoda.gate.settings.WaitSettings} for the wait.
 *
 * <p>Not here: the texts that Maven gives, which {@code co.secoda.run} turns into these.
 */
@NullMarked
package co.secoda.gate.settings;

import org.jspecify.annotations.NullMarked;
