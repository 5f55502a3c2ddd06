package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.RunInFull.Part;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it costs to read a pair, told by what is the same on every machine. */
class ReadingCostTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path directory;

    @Test
    void a_reader_allocates_less_than_four_times_what_it_reads_and_little_more_for_reports() throws Exception {
        ArtifactPaths pair = new GrownPair(1_500, 2, 1_540, 100).write(directory);
        long bytes = Files.size(pair.manifest()) + Files.size(pair.runResults());
        allocated(pair, EnumSet.allOf(Part.class));

        long alone = allocated(pair, Set.of());
        long inFull = allocated(pair, EnumSet.allOf(Part.class));

        assertThat((double) alone / bytes).isLessThan(4);
        assertThat((double) inFull / alone).isLessThan(1.4);
    }

    private static long allocated(ArtifactPaths pair, Set<Part> wanted) throws ArtifactException {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        DbtRun run = new DbtRunReader().keeping(wanted).read(pair);
        long after = THREADS.getThreadAllocatedBytes(thread);
        assertThat(run.results()).isEqualTo(4_500);
        return after - before;
    }
}
