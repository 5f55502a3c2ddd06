package co.secoda.report;

/** What the files of a report directory are called. */
public final class ReportFiles {
    /** The summary that scripts and later goals read. */
    public static final String SUMMARY = "secoda.json";

    /** The JUnit report; build servers look for {@code TEST-*.xml}. */
    public static final String JUNIT = "TEST-secoda.xml";

    /** The page for people. */
    public static final String PAGE = "index.html";

    /** The page's style sheet, by whose name a page of ours is known. */
    public static final String STYLE_SHEET = "secoda.css";

    /** The page in one file, to be sent by mail. */
    public static final String MAIL = "secoda-mail.html";

    /** The report in Markdown. */
    public static final String MARKDOWN = "secoda.md";

    /** The directory of what is uploaded, where that isn't what dbt wrote. */
    public static final String UPLOAD = "secoda-upload";

    /** The union of several run results. */
    public static final String UNITED = "secoda-run_results.json";

    /** The report for GitLab's merge requests, by the name that GitLab's documentation has. */
    public static final String CODE_QUALITY = "gl-code-quality-report.json";

    /** The report for code scanning. */
    public static final String SARIF = "secoda.sarif";

    private ReportFiles() {}
}
