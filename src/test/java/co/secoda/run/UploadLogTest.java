package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.run.LiveLine.UploadLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadLogTest {
    private final List<String> lines = new ArrayList<>();
    private final UploadLog log = new UploadLog(lines::add, LiveLine.none());

    @Test
    void a_small_upload_says_nothing() {
        send(1_000_000, 10_000);
        assertThat(lines).isEmpty();
    }

    @Test
    void a_big_upload_says_each_tenth_once() {
        send(590_000_000, 128 * 1024);
        assertThat(lines).hasSize(9).first().isEqualTo("Uploaded 10 % (59.1 MB of 590.0 MB)");
    }

    @Test
    void a_new_try_is_told_from_its_start() {
        log.sent(300_000_000, 590_000_000);
        log.sent(0, 590_000_000);
        log.sent(60_000_000, 590_000_000);
        assertThat(lines).hasSize(2).last().asString().startsWith("Uploaded 10 %");
    }

    @Test
    void an_upload_of_unknown_length_says_nothing() {
        log.sent(900_000_000, -1);
        assertThat(lines).isEmpty();
    }

    private void send(long total, int step) {
        for (long sent = 0; sent < total; sent += step) {
            log.sent(Math.min(total, sent + step), total);
        }
    }
}
