package co.secoda.dbt.artifact;

/** The two artifacts, and what is known of their schemas. */
public enum ArtifactKind {
    MANIFEST("manifest", "manifest", 12),
    RUN_RESULTS("run results", "run-results", 6);

    private final String title;
    private final String inSchemaUrl;
    private final int newestKnown;

    ArtifactKind(String title, String inSchemaUrl, int newestKnown) {
        this.title = title;
        this.inSchemaUrl = inSchemaUrl;
        this.newestKnown = newestKnown;
    }

    /** What a sentence calls it. */
    public String title() {
        return title;
    }

    /** What dbt calls it in {@code https://schemas.getdbt.com/dbt/<this>/v12.json}. */
    String inSchemaUrl() {
        return inSchemaUrl;
    }

    /** The newest version of its schema that this reader was written for. */
    public int newestKnown() {
        return newestKnown;
    }
}
