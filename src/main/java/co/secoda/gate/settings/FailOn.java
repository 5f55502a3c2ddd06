package co.secoda.gate.settings;

import java.util.Locale;

/** {@code secoda.failOn}: which of the server's entities are counted. */
public enum FailOn {
    /** All of them. */
    ANY,
    /** Only those that were not failing, or for warnings neither failing nor warning, at the baseline. */
    NEW;

    /** As the setting and the summary spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
