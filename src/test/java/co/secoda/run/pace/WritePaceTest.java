package co.secoda.run.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WritePaceTest {
    private final List<String> told = new ArrayList<>();
    private final WritePace.Progress progress =
            new WritePace.Progress(new ConcurrentSkipListSet<>(), new AtomicLong(Long.MIN_VALUE));
    private long now = Long.MAX_VALUE - 5; // nanoTime may overflow

    @Test
    void the_first_of_many_modules_says_how_long_all_of_them_take() {
        of(60).begin("a");
        of(60).begin("b");

        assertThat(told)
                .containsExactly("Secoda takes 30 writes a minute, and this build has 60 modules with 2 each:"
                        + " to send them takes 3 minutes or more.");
    }

    @Test
    void of_few_modules_nothing_is_said() {
        of(15).begin("a");
        assertThat(told).isEmpty();
    }

    @Test
    void once_a_minute_while_one_waits_it_is_said_how_many_modules_are_left() {
        WritePace pace = of(40);
        for (int module = 0; module < 15; module++) {
            pace.begin("module " + module);
        }
        told.clear();
        for (int second = 0; second < 61; second++) {
            of(40).waiting();
            now += Duration.ofSeconds(1).toNanos();
        }
        assertThat(told)
                .containsExactly(
                        "Secoda takes 30 writes a minute, and this build has sent as many: it waits."
                                + " 25 modules of 40 are still to come, which takes 1 minute or more.",
                        "Secoda takes 30 writes a minute, and this build has sent as many: it waits."
                                + " 25 modules of 40 are still to come, which takes 1 minute or more.");
    }

    @Test
    void a_build_of_one_module_says_only_that_it_waits() {
        of(1).begin("a");
        of(1).waiting();
        assertThat(told).containsExactly("Secoda takes 30 writes a minute, and this build has sent as many: it waits.");
    }

    private WritePace of(int modules) {
        return new WritePace(modules, progress, () -> now, told::add);
    }
}
