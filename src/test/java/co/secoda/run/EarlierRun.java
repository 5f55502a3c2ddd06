package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.run.RunFiles.Beginning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A run before the one that is tested, which passed, and whose reports still lie there. */
final class EarlierRun {
    private static final Path PASSING = Path.of("src/it/pairs/passing");
    private static final List<String> REPORTS = List.of("secoda.json", "index.html", "secoda.md", "TEST-secoda.xml");

    private final Path reports;
    private final Map<String, String> files = new TreeMap<>();

    private EarlierRun(Path reports) {
        this.reports = reports;
    }

    /** Leaves its reports in a directory. */
    static EarlierRun in(Path reports) throws Exception {
        Path project = Files.createTempDirectory("earlier-run");
        try {
            Path target = Files.createDirectory(project.resolve("target"));
            for (String name : List.of("manifest.json", "run_results.json")) {
                Files.copy(PASSING.resolve(name), target.resolve(name));
            }
            PlayedHost host = new PlayedHost("validate", project);
            new GivenRun(host).begun(Beginning.CHECK).validate();
            host.end();
            EarlierRun run = new EarlierRun(Files.createDirectories(reports));
            for (String name : REPORTS) {
                // The blanks tell it from another run of the same artifacts.
                String text = Files.readString(target.resolve("secoda").resolve(name)) + "   \n";
                Files.writeString(reports.resolve(name), text);
                run.files.put(name, text);
            }
            return run;
        } finally {
            delete(project);
        }
    }

    /** Whatever became of the run that is tested, nothing there is of this one. */
    void assertGone() throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = reports.resolve(file.getKey());
            boolean there = Files.exists(path) && Files.readString(path).equals(file.getValue());
            assertThat(there)
                    .as(path + " is of an earlier run, and says passed")
                    .isFalse();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
