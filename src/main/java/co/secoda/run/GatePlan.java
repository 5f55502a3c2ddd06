package co.secoda.run;

import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.WaitSettings;

/**
 * The gate as a user described it, checked.
 *
 * @param settings what is judged
 * @param waiting how the sync is waited for
 * @param checkAtEnd whether the run is judged when the session ends
 */
record GatePlan(GateSettings settings, WaitSettings waiting, boolean checkAtEnd) {}
