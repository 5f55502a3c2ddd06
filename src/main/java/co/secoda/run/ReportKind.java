package co.secoda.run;

import java.util.EnumSet;
import java.util.Set;

/** What {@code secoda.reports} can name. */
public enum ReportKind {
    /** {@code secoda.json}. */
    JSON,
    /** {@code TEST-secoda.xml}. */
    JUNIT,
    /** {@code index.html} and its style sheet. */
    HTML,
    /** {@code secoda.md}. */
    MARKDOWN;

    private static final String PROPERTY = "secoda.reports";

    /** The kinds that a text names; all of them where it can't be read. */
    static Set<ReportKind> known(String text) {
        try {
            return read(text);
        } catch (BadSettingException e) {
            return EnumSet.allOf(ReportKind.class);
        }
    }

    /**
     * The kinds that a text names, separated by commas.
     *
     * @throws BadSettingException at the first word that is none
     */
    public static Set<ReportKind> read(String text) throws BadSettingException {
        Set<ReportKind> kinds = EnumSet.noneOf(ReportKind.class);
        for (String word : text.split(",", -1)) {
            kinds.add(Setting.oneOf(PROPERTY, word, ReportKind.class));
        }
        return kinds;
    }
}
