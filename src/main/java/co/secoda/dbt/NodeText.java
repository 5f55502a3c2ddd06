package co.secoda.dbt;

/** What the manifest says of a node besides its {@link DbtNode}, as far as it is a text. */
public enum NodeText {
    /** The dbt package that the node is of. */
    PACKAGE("package_name", "package"),
    /** The YAML file that describes it, relative to the package, with forward slashes. */
    PATCH_PATH("patch_path", "patchPath"),
    /** Its group, which may have an owner. */
    GROUP("group", "group"),
    /** Its description, up to 500 characters. */
    DESCRIPTION("description", "description"),
    /** The database that it is in. */
    DATABASE("database", "database"),
    /** The schema that it is in. */
    SCHEMA("schema", "schema"),
    /** What it is called there; of a source, its {@code identifier}. */
    ALIAS("alias", "alias"),
    /** The column that a test looks at. */
    COLUMN("column_name", "column"),
    /** Of a test: {@code error} or {@code warn}. */
    SEVERITY("severity", "severity"),
    /** The unique id of what a test is defined on. */
    ATTACHED_NODE("attached_node", "attachedNode");

    private final String inManifest;
    private final String key;

    NodeText(String inManifest, String key) {
        this.inManifest = inManifest;
        this.key = key;
    }

    /** The manifest's name for it. */
    String inManifest() {
        return inManifest;
    }

    /** What the files that we write call it. */
    public String key() {
        return key;
    }
}
