package co.secoda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.jr.ob.JSON;

/** The repository's own artifacts, put where a build under test looks for them. */
final class Pairs {
    private Pairs() {}

    /**
     * Copies a pair.
     *
     * @param pair {@code failing} (the example's own), or a folder of {@code src/it/pairs}
     * @param to made if it isn't there
     */
    static void copy(String pair, Path to) {
        Path from = Path.of(pair.equals("failing") ? "examples/shop/dbt-target" : "src/it/pairs/" + pair);
        try {
            Files.createDirectories(to);
            for (String name : List.of("manifest.json", "run_results.json")) {
                Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives one result of a copied pair another status, as if dbt had come to that.
     *
     * @param directory where the pair is
     * @param uniqueId whose result
     */
    static void setStatus(Path directory, String uniqueId, String status) {
        Path file = directory.resolve("run_results.json");
        try {
            Map<String, Object> runResults = JSON.std.mapFrom(Files.readString(file));
            List<Object> results = new ArrayList<>();
            for (Object each : (List<?>) Objects.requireNonNull(runResults.get("results"))) {
                Map<Object, Object> result = new LinkedHashMap<>((Map<?, ?>) each);
                if (uniqueId.equals(result.get("unique_id"))) {
                    result.put("status", status);
                }
                results.add(result);
            }
            runResults.put("results", results);
            Files.writeString(file, JSON.std.asString(runResults));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
