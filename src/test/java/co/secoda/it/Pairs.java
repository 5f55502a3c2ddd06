package co.secoda.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The repository's own artifacts, put where a build under test looks for them. Called by the scripts in {@code src/it}.
 */
public final class Pairs {
    private Pairs() {}

    /**
     * Copies a pair.
     *
     * @param projectDirectory this project's base directory
     * @param pair {@code failing} (the example's own), or a folder of {@code src/it/pairs}
     * @param to made if it isn't there
     */
    public static void copy(String projectDirectory, String pair, File to) {
        Path from = Path.of(projectDirectory)
                .resolve(pair.equals("failing") ? "examples/shop/dbt-target" : "src/it/pairs/" + pair);
        try {
            Files.createDirectories(to.toPath());
            for (String name : List.of("manifest.json", "run_results.json")) {
                Files.copy(from.resolve(name), to.toPath().resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
