package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads one pair in four ways, and with the reader in a small heap once more. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 6)
public class ReadingBenchmark {
    static final String SMALL_HEAP = "-Xmx48m";
    /** What a JVM takes by itself on a machine of little memory; G1 is never done marking so small a heap. */
    static final String SMALL_HEAP_COLLECTOR = "-XX:+UseSerialGC";

    private static final JsonFactory AS_IT_COMES = new JsonFactory();
    private static final JsonFactory WITHOUT_SYMBOLS = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    /** Where the pair is. */
    @Param("")
    public String directory;

    private ArtifactPaths pair;

    /** Looks for the pair where it was written. */
    @Setup
    public void find() {
        pair = new ArtifactPaths(Path.of(directory, "manifest.json"), Path.of(directory, "run_results.json"));
    }

    /** The floor: every token, and nothing done with it. */
    @Benchmark
    @Fork(value = 2, jvmArgs = "-Xmx1g")
    public void bareLoop(Blackhole blackhole) {
        passOver(AS_IT_COMES, blackhole);
    }

    /** The floor for files with many names: Jackson without its table of them, as the reader uses it. */
    @Benchmark
    @Fork(value = 2, jvmArgs = "-Xmx1g")
    public void bareLoopWithoutSymbols(Blackhole blackhole) {
        passOver(WITHOUT_SYMBOLS, blackhole);
    }

    /** The reader, with its digests and checks. */
    @Benchmark
    @Fork(value = 2, jvmArgs = "-Xmx1g")
    public DbtRun reader() throws ArtifactException {
        return new DbtRunReader().read(pair);
    }

    /** The same, and all that reports ask of a run. */
    @Benchmark
    @Fork(value = 2, jvmArgs = "-Xmx1g")
    public DbtRun readerInFull() throws ArtifactException {
        return inFull();
    }

    /** The same where there is just enough memory. */
    @Benchmark
    @Fork(
            value = 2,
            jvmArgs = {SMALL_HEAP, SMALL_HEAP_COLLECTOR})
    public DbtRun readerInSmallHeap() throws ArtifactException {
        return inFull();
    }

    private DbtRun inFull() throws ArtifactException {
        return new DbtRunReader().keeping(EnumSet.allOf(RunInFull.Part.class)).read(pair);
    }

    /** Both files as trees, the usual way. */
    @Benchmark
    @Fork(value = 1, jvmArgs = "-Xmx6g")
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public void tree(Blackhole blackhole) {
        JsonMapper mapper = new JsonMapper();
        blackhole.consume(List.of(mapper.readTree(pair.manifest()), mapper.readTree(pair.runResults())));
    }

    private void passOver(JsonFactory jackson, Blackhole blackhole) {
        for (Path file : List.of(pair.manifest(), pair.runResults())) {
            try (JsonParser parser = jackson.createParser(ObjectReadContext.empty(), file)) {
                while (parser.nextToken() != null) {
                    blackhole.consume(parser.currentToken());
                }
            }
        }
    }
}
