package co.secoda.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrownPairTest {
    @TempDir
    Path directory;

    @Test
    void a_pair_of_some_megabytes_reads_as_it_was_grown() throws Exception {
        GrownPair pair = new GrownPair(1_500, 3, 500, 100);

        DbtRun run = new DbtRunReader().read(pair.write(directory));

        assertThat(run.results()).isEqualTo(6_000);
        assertThat(run.testsWithOutcome()).isEqualTo(4_500);
        assertThat(run.testedEntities()).isEqualTo(1_500);
        assertThat(run.failingTests()).hasSize(pair.failing()).hasSize(45);
        assertThat(run.failing()).hasSize(45).allSatisfy(entity -> assertThat(
                        entity.node().path())
                .isEqualTo("models/marts/" + entity.node().name() + ".sql"));
        assertThat(run.resultsNotInManifest()).isZero();
        assertThat(run.problems()).isEmpty();
    }
}
