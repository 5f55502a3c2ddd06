package co.secoda.dbt;

import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What was made to take the square of its size, at doubling sizes: the times should double, too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class HostileBenchmark {
    /** How many ids or nodes there are. */
    @Param({"16384", "32768", "65536", "131072"})
    public int size;

    /** Ids that all have one {@link String#hashCode}. */
    @Benchmark
    public int collidingIds() {
        NumberedIds ids = new NumberedIds();
        for (int number = 0; number < size; number++) {
            StringBuilder id = new StringBuilder("model.shop.");
            for (int bit = 0; bit < 17; bit++) {
                id.append((number >> bit & 1) == 0 ? "Aa" : "BB");
            }
            ids.add(id.toString());
        }
        return ids.size();
    }

    /** A chain of models, all of them broken. */
    @Benchmark
    public long brokenChain() {
        Edges edges = new Edges();
        for (int id = 1; id < size; id++) {
            edges.add(id - 1, id);
        }
        Edges.Walk walk = edges.walk(size, new BitSet());
        for (int start = 0; start < size; start++) {
            walk.from(start, any -> false, 20);
        }
        return walk.looked();
    }
}
