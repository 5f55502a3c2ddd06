package co.secoda.maven;

import co.secoda.api.UploadProgress;
import co.secoda.dbt.DbtRun;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Says how far an upload is. Of a small one nothing; of a big one about every tenth is logged, and a terminal shows
 * each hundredth.
 */
final class UploadLog implements UploadProgress {
    private static final long BIG = 16L << 20;

    private final Consumer<String> log;
    private final LiveLine line;
    private long lastTenth;
    private long lastHundredth;

    UploadLog(Consumer<String> log, LiveLine line) {
        this.log = log;
        this.line = line;
    }

    @Override
    public void sent(long sent, long total) {
        if (total < BIG) {
            return;
        }
        long tenth = sent * 10 / total;
        if (tenth > lastTenth && tenth < 10) {
            line.clear();
            log.accept("Uploaded " + tenth * 10 + " % (" + size(sent) + " of " + size(total) + ")");
        }
        lastTenth = tenth; // a new try starts again at 0
        long hundredth = sent * 100 / total;
        if (sent == total) {
            line.clear();
        } else if (hundredth != lastHundredth) {
            line.show("Uploading: " + hundredth + " % (" + size(sent) + " of " + size(total) + ")");
        }
        lastHundredth = hundredth;
    }

    /** The artifacts of a run with their sizes. */
    static String described(DbtRun run) {
        return run.runResults().path() + " (" + size(run.runResults().bytes()) + ") and "
                + run.manifest().path().getFileName() + " ("
                + size(run.manifest().bytes()) + ")";
    }

    /** A number of bytes as people read it: {@code 512 B}, {@code 36 kB}, {@code 1.8 MB}. */
    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return Math.round(bytes / 1e3) + " kB";
        }
        boolean giga = bytes >= 1_000_000_000L;
        return String.format(Locale.ROOT, giga ? "%.2f GB" : "%.1f MB", bytes / (giga ? 1e9 : 1e6));
    }
}
