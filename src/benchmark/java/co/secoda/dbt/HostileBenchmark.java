package co.secoda.dbt;

import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.file.YamlEvents;
import co.secoda.metadata.CsvCheck;
import co.secoda.metadata.MetadataException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The readers on files that were made to take the square of their size, at doubling sizes: the times double, too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class HostileBenchmark {
    private static final String METADATA =
            "{\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/%s.json\", \"dbt_version\":"
                    + " \"1.11.7\", \"invocation_id\": \"one\", \"generated_at\": \"2026-03-01T10:00:00Z\"}, ";

    /** How many nodes, rows or parts there are. */
    @Param({"16384", "32768", "65536", "131072"})
    public int size;

    private Path directory = Path.of("");

    /** Makes room for the files. */
    @Setup
    public void open() throws IOException {
        directory = Files.createTempDirectory("secoda-benchmark");
        writeChain();
        writeTests();
        writeYaml();
        writeRows();
    }

    /** Takes them away. */
    @TearDown
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Models in one chain, all of them broken, with ids that all have one {@link String#hashCode}. */
    @Benchmark
    public DbtRun brokenChainOfCollidingIds() throws ArtifactException {
        return read("chain");
    }

    /** Tests of one name on one model, all of them failing, which labels are to tell apart. */
    @Benchmark
    public DbtRun failingTestsOfOneName() throws ArtifactException {
        return read("tests");
    }

    /** YAML of very many parts. */
    @Benchmark
    public void yaml(Blackhole blackhole) throws IOException {
        YamlEvents.of(directory.resolve("many.yml")).forEach(blackhole::consume);
    }

    /** Columns of one table in a CSV, in names that all have one {@link String#hashCode}. */
    @Benchmark
    public Object csvOfCollidingKeys() throws MetadataException {
        return new CsvCheck().check(directory.resolve("rows.csv"));
    }

    private DbtRun read(String pair) throws ArtifactException {
        ArtifactPaths paths = new ArtifactPaths(
                directory.resolve(pair + "-manifest.json"), directory.resolve(pair + "-run_results.json"));
        return new DbtRunReader().keeping(EnumSet.allOf(Part.class)).read(paths);
    }

    private void writeChain() throws IOException {
        try (BufferedWriter manifest = Files.newBufferedWriter(directory.resolve("chain-manifest.json"));
                BufferedWriter results = Files.newBufferedWriter(directory.resolve("chain-run_results.json"))) {
            manifest.write(METADATA.formatted("manifest/v12") + "\"nodes\": {");
            results.write(METADATA.formatted("run-results/v6") + "\"results\": [");
            for (int number = 0; number < size; number++) {
                String id = "model.shop." + colliding(number);
                String parent = number == 0 ? "" : "\"model.shop." + colliding(number - 1) + "\"";
                manifest.write((number == 0 ? "" : ",\n") + "\"" + id
                        + "\": {\"resource_type\": \"model\", \"name\": \""
                        + colliding(number) + "\", \"original_file_path\": \"m.sql\", \"depends_on\": {\"nodes\": ["
                        + parent + "]}}");
                results.write((number == 0 ? "" : ",\n") + result(id, "error", number));
            }
            manifest.write("}}");
            results.write("]}");
        }
    }

    private void writeTests() throws IOException {
        try (BufferedWriter manifest = Files.newBufferedWriter(directory.resolve("tests-manifest.json"));
                BufferedWriter results = Files.newBufferedWriter(directory.resolve("tests-run_results.json"))) {
            manifest.write(METADATA.formatted("manifest/v12")
                    + "\"nodes\": {\"model.shop.m\": {\"resource_type\": \"model\", \"name\": \"m\","
                    + " \"original_file_path\": \"m.sql\"}");
            results.write(METADATA.formatted("run-results/v6") + "\"results\": [");
            for (int number = 0; number < size; number++) {
                String id = "test.shop.t." + colliding(number);
                manifest.write(",\n\"" + id + "\": {\"resource_type\": \"test\", \"name\": \"t\","
                        + " \"original_file_path\": \"m.yml\", \"depends_on\": {\"nodes\": [\"model.shop.m\"]}}");
                results.write((number == 0 ? "" : ",\n") + result(id, "fail", number));
            }
            manifest.write("}}");
            results.write("]}");
        }
    }

    private static String result(String id, String status, int number) {
        String from = "2026-03-01T10:%02d:%02d".formatted(number / 60 % 60, number % 60);
        return "{\"unique_id\": \"" + id + "\", \"status\": \"" + status
                + "\", \"message\": \"m\", \"failures\": 1, \"execution_time\": 0.5, \"timing\": [{\"name\": \"execute\","
                + " \"started_at\": \"" + from + ".0Z\", \"completed_at\": \"" + from + ".5Z\"}]}";
    }

    private void writeYaml() throws IOException {
        Files.writeString(directory.resolve("many.yml"), "a: [" + "1, ".repeat(size) + "1]\n");
    }

    private void writeRows() throws IOException {
        try (BufferedWriter rows = Files.newBufferedWriter(directory.resolve("rows.csv"))) {
            rows.write("database,schema,name,col_name\n");
            for (int number = 0; number < size; number++) {
                rows.write("shop,public,orders," + colliding(number) + "\n");
            }
        }
    }

    /** Texts that differ, and have one hash code. */
    private static String colliding(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 17; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }
}
