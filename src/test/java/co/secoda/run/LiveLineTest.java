package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.run.LiveLine.UploadLog;
import co.secoda.run.LiveLine.WaitLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        assertThat(terminal).containsExactly("\r\u001b[K\u001b[?7lone\u001b[?7h\r", "\r\u001b[K");
    }

    @Test
    void a_long_text_is_cut_so_that_it_stays_on_one_line() {
        line.show("x".repeat(200));
        assertThat(terminal).containsExactly("\r\u001b[K\u001b[?7l" + "x".repeat(79) + "\u001b[?7h\r");
    }

    @Test
    void a_terminal_of_any_width_shows_each_text_on_the_same_line() {
        for (int width : List.of(20, 78, 79, 80, 200)) {
            terminal.clear();
            line.show("a".repeat(60));
            line.show("b".repeat(200));
            line.show("c");
            assertThat(screen(width)).containsExactly("c");
        }
    }

    /** The lines that are on a terminal of this width, by what xterm does. */
    private List<String> screen(int width) {
        List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        boolean wraps = true;
        int column = 0;
        Matcher piece =
                Pattern.compile("\u001b\\[\\?7([lh])|\u001b\\[K|\r|[^\u001b\r]").matcher(String.join("", terminal));
        while (piece.find()) {
            StringBuilder last = lines.get(lines.size() - 1);
            if (piece.group(1) != null) {
                wraps = piece.group(1).equals("h");
            } else if (piece.group().equals("\r")) {
                column = 0;
            } else if (piece.group().startsWith("\u001b")) {
                last.setLength(column);
            } else if (column < width) {
                last.replace(column, Math.min(column + 1, last.length()), piece.group());
                column++;
            } else if (wraps) {
                lines.add(new StringBuilder(piece.group()));
                column = 1;
            } else {
                last.replace(width - 1, width, piece.group());
            }
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }

    private static String shown(String text) {
        return "\r\u001b[K\u001b[?7l" + text + "\u001b[?7h\r";
    }

    @Test
    void a_wait_shows_every_poll_and_logs_only_what_is_new() {
        WaitLog wait = new WaitLog(log::add, line);
        wait.waiting(List.of("max 1m more"), Duration.ofSeconds(5), Duration.ofSeconds(60));
        wait.waiting(List.of("max 55s more"), Duration.ofSeconds(5), Duration.ofSeconds(55));
        assertThat(log).containsExactly("max 1m more");
        assertThat(terminal).containsExactly(shown("max 1m more"), shown("max 55s more"));
        wait.waiting(List.of("Sync ended.", "Latest poll: HTTP 503"), Duration.ofSeconds(5), Duration.ofSeconds(50));
        assertThat(log).containsExactly("max 1m more", "Sync ended.", "Latest poll: HTTP 503");
        assertThat(terminal.get(2)).isEqualTo("\r\u001b[K");
    }

    @Test
    void of_a_wait_that_changes_at_every_poll_some_is_logged_and_how_often_it_changed() {
        WaitLog wait = new WaitLog(log::add, line);
        for (int second = 0; second < 60; second++) {
            wait.waiting(
                    List.of(second % 2 == 0 ? "No change." : "Result changed."),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(600 - second));
        }
        assertThat(log)
                .containsExactly(
                        "No change.",
                        "Result changed.",
                        "No change.",
                        "Result changed.",
                        "No change.",
                        "Since the last such line this changed 27 times.",
                        "Result changed.",
                        "No change.",
                        "Result changed.");
        assertThat(terminal.stream().filter(text -> text.contains("change"))).hasSize(60);
    }

    @Test
    void what_was_not_logged_and_then_stays_is_logged_as_soon_as_there_is_room() {
        WaitLog wait = new WaitLog(log::add, line);
        for (int second = 0; second < 40; second++) {
            String text = second < 5 ? "state " + (char) ('a' + second) : "the last";
            wait.waiting(List.of(text), Duration.ofSeconds(1), Duration.ofSeconds(600 - second));
        }
        assertThat(log)
                .containsExactly(
                        "state a",
                        "state b",
                        "state c",
                        "state d",
                        "the last",
                        "Since the last such line this changed 2 times.");
    }

    @Test
    void a_big_upload_shows_each_hundredth_and_leaves_the_line_empty() {
        UploadLog upload = new UploadLog(log::add, line);
        long total = 100L << 20;
        for (long sent = 0; sent <= total; sent += total / 400) {
            upload.sent(sent, total);
        }
        assertThat(terminal).contains(shown("Uploading: 42 % (44.0 MB of 104.9 MB)"));
        assertThat(terminal.stream().filter(text -> text.contains("Uploading"))).hasSize(99);
        assertThat(terminal).endsWith("\r\u001b[K");
        assertThat(log).hasSize(9);
    }

    @Test
    void of_no_terminal_there_is_nothing_to_show_or_clear() {
        LiveLine none = LiveLine.none();
        none.show("nothing");
        none.clear();
        assertThat(terminal).isEmpty();
    }
}
