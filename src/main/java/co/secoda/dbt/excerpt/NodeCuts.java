package co.secoda.dbt.excerpt;

import co.secoda.dbt.artifact.Cuts.Cut;
import co.secoda.dbt.artifact.Cuts.Instead;
import java.util.List;
import java.util.stream.Stream;

/** Values that are in each node of a manifest, wherever it has nodes. */
final class NodeCuts {
    /** Disabled ones lie in arrays: of one id since dbt 1.0 there may be several, and up to 0.20 all are in one. */
    private static final List<String> PLACES = List.of(
            "nodes/*",
            "sources/*",
            "unit_tests/*",
            "exposures/*",
            "metrics/*",
            "semantic_models/*",
            "saved_queries/*",
            "functions/*",
            "disabled/*/[]",
            "disabled/[]");

    /** What dbt keeps of a node's configuration, in which the same names stand. */
    private static final List<String> CONFIGURATIONS =
            List.of("config", "unrendered_config", "config_call_dict", "unrendered_config_call_dict");

    private NodeCuts() {}

    /** Members of each node, by their paths in it. */
    static Stream<Cut> of(Instead instead, String... paths) {
        return Stream.of(paths)
                .flatMap(path -> PLACES.stream().map(place -> new Cut(place + "/" + path, name(path), instead)));
    }

    /** Members of each node's configuration. */
    static Stream<Cut> ofConfiguration(String... names) {
        return Stream.of(names)
                .flatMap(name -> CONFIGURATIONS.stream().map(configuration -> configuration + "/" + name))
                .flatMap(path -> of(Instead.EMPTY, path));
    }

    /** What people call a path: without the steps that stand for any name. */
    static String name(String path) {
        return path.replace("/*", "").replace("/[]", "").replace("/", ".");
    }
}
