package co.secoda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveLineTest {
    private final List<String> terminal = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final LiveLine line = LiveLine.on(terminal::add);

    @Test
    void a_text_is_written_over_the_one_before_and_the_cursor_left_at_its_start() {
        line.show("one");
        line.clear();
        line.clear();
        assertThat(terminal).containsExactly("\rone\u001b[K\r", "\r\u001b[K");
    }

    @Test
    void a_long_text_is_cut_so_that_it_stays_on_one_line() {
        line.show("x".repeat(200));
        assertThat(terminal).containsExactly("\r" + "x".repeat(79) + "\u001b[K\r");
    }

    @Test
    void a_wait_shows_every_poll_and_logs_only_what_is_new() {
        WaitLog wait = new WaitLog(log::add, line);
        wait.waiting("last-run is still never", Duration.ofSeconds(5), Duration.ofSeconds(60));
        wait.waiting("last-run is still never", Duration.ofSeconds(5), Duration.ofSeconds(55));
        assertThat(log).hasSize(1);
        assertThat(terminal)
                .containsExactly(
                        "\rWaiting, at most 1m more: last-run is still never\u001b[K\r",
                        "\rWaiting, at most 55s more: last-run is still never\u001b[K\r");
        wait.waiting("last-run moved", Duration.ofSeconds(5), Duration.ofSeconds(50));
        assertThat(log).hasSize(2);
        assertThat(terminal.get(2)).isEqualTo("\r\u001b[K");
    }

    @Test
    void a_big_upload_shows_each_hundredth_and_leaves_the_line_empty() {
        UploadLog upload = new UploadLog(log::add, line);
        long total = 100L << 20;
        for (long sent = 0; sent <= total; sent += total / 400) {
            upload.sent(sent, total);
        }
        assertThat(terminal).contains("\rUploading: 42 % (44.0 MB of 104.9 MB)\u001b[K\r");
        assertThat(terminal.stream().filter(text -> text.contains("Uploading"))).hasSize(99);
        assertThat(terminal).endsWith("\r\u001b[K");
        assertThat(log).hasSize(9);
    }

    @Test
    void nobody_watches_a_test() {
        assertThat(StandardOutput.isTerminal()).isFalse();
        LiveLine.none().show("nothing");
    }
}
