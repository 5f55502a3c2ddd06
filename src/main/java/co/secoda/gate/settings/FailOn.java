package co.secoda.gate.settings;

/** {@code secoda.failOn}: which of the server's entities are counted. */
public enum FailOn {
    /** All of them. */
    ANY,
    /** Only those that were not failing, or for warnings neither failing nor warning, at the baseline. */
    NEW
}
