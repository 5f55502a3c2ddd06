package co.secoda.dbt.excerpt;

import co.secoda.dbt.artifact.ArtifactFile.ArtifactKind;
import co.secoda.dbt.artifact.Cuts.Cut;
import co.secoda.dbt.artifact.Cuts.Instead;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Something that must not leave the machine. Each names all places where dbt from 0.19 on and Fusion write it. What has
 * been rendered into something else, such as the value of a variable in compiled SQL, can't be told from it.
 */
public enum Redaction {
    /** SQL and Python as dbt sends them to the warehouse. */
    COMPILED_CODE,
    /** SQL, Python and Jinja as they are in the project: of nodes, macros, hooks and the rows of unit tests. */
    RAW_CODE,
    /** Variables of the environment: those that dbt is told to record, and those that unit tests set. */
    ENV,
    /** Variables of dbt, and the command line, which may have some. */
    VARS,
    /** What dbt was called with. */
    ARGS,
    /** What the warehouse and dbt said of each result; it may quote rows and SQL. */
    MESSAGES;

    /** Where it is in an artifact. */
    Stream<Cut> of(ArtifactKind kind) {
        return (kind == ArtifactKind.MANIFEST ? ofManifest() : ofRunResults())
                .stream().flatMap(cuts -> cuts);
    }

    private List<Stream<Cut>> ofManifest() {
        return switch (this) {
            case COMPILED_CODE ->
                List.of(
                        NodeCuts.of(Instead.NULL, "compiled_code", "compiled_sql", "injected_sql", "_pre_injected_sql"),
                        NodeCuts.of(Instead.EMPTY, "extra_ctes"),
                        NodeCuts.of(Instead.NULL, "defer_relation/compiled_code", "defer_function/compiled_code"));
            case RAW_CODE ->
                List.of(
                        NodeCuts.of(Instead.EMPTY, "raw_code", "raw_sql", "defer_relation/raw_code"),
                        NodeCuts.of(Instead.EMPTY, "defer_function/raw_code", "given/[]/rows", "expect/rows"),
                        NodeCuts.of(Instead.NULL, "loaded_at_query", "config/loaded_at_query"),
                        NodeCuts.ofConfiguration("pre-hook", "post-hook", "pre_hook", "post_hook", "sql_header"),
                        NodeCuts.of(Instead.EMPTY, "unrendered_config/loaded_at_query"),
                        Stream.of(new Cut("macros/*/macro_sql", "macro_sql", Instead.EMPTY)));
            case ENV -> List.of(NodeCuts.of(Instead.EMPTY, "overrides/env_vars"), document("metadata/env"));
            case VARS -> List.of(NodeCuts.of(Instead.EMPTY, "overrides/vars"), NodeCuts.ofConfiguration("vars"));
            case ARGS, MESSAGES -> List.of();
        };
    }

    private List<Stream<Cut>> ofRunResults() {
        return switch (this) {
            case COMPILED_CODE -> List.of(result("compiled_code"), result("compiled_sql"));
            case RAW_CODE -> List.of();
            case ENV -> List.of(document("metadata/env"));
            case VARS -> List.of(document("args/vars"), document("args/invocation_command"));
            case ARGS -> List.of(document("args"));
            case MESSAGES ->
                List.of(
                        result("message"),
                        Stream.of(new Cut("results/[]/adapter_response", "adapter_response", Instead.EMPTY)));
        };
    }

    /** As the setting names it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Stream<Cut> document(String path) {
        return Stream.of(new Cut(path, NodeCuts.name(path), Instead.EMPTY));
    }

    private static Stream<Cut> result(String member) {
        return Stream.of(new Cut("results/[]/" + member, member, Instead.NULL));
    }
}
