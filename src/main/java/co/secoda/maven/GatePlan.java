package co.secoda.maven;

import co.secoda.gate.GateSettings;
import co.secoda.gate.WaitSettings;

/**
 * The gate as a user described it, checked.
 *
 * @param settings what is judged
 * @param waiting how the sync is waited for
 */
record GatePlan(GateSettings settings, WaitSettings waiting) {}
