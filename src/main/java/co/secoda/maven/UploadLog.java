package co.secoda.maven;

import co.secoda.api.UploadProgress;
import co.secoda.dbt.DbtRun;
import java.util.Locale;
import java.util.function.Consumer;

/** Says on the log how far an upload is: nothing for a small one, about every tenth of a big one. */
final class UploadLog implements UploadProgress {
    private static final long BIG = 16L << 20;

    private final Consumer<String> log;
    private long lastTenth;

    UploadLog(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public void sent(long sent, long total) {
        if (total < BIG) {
            return;
        }
        long tenth = sent * 10 / total;
        if (tenth > lastTenth && tenth < 10) {
            log.accept("Uploaded " + tenth * 10 + " % (" + size(sent) + " of " + size(total) + ")");
        }
        lastTenth = tenth; // a new try starts again at 0
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
