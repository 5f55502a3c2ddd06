package co.secoda.run;

import co.secoda.api.UploadProgress;
import co.secoda.dbt.DbtRun;
import co.secoda.text.NumberText;
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
            log.accept(
                    "Uploaded " + tenth * 10 + " % (" + NumberText.size(sent) + " of " + NumberText.size(total) + ")");
        }
        lastTenth = tenth; // a new try starts again at 0
        long hundredth = sent * 100 / total;
        if (sent == total) {
            line.clear();
        } else if (hundredth != lastHundredth) {
            line.show(
                    "Uploading: " + hundredth + " % (" + NumberText.size(sent) + " of " + NumberText.size(total) + ")");
        }
        lastHundredth = hundredth;
    }

    /** The artifacts of a run with their sizes. */
    static String described(DbtRun run) {
        return run.runResults().path() + " (" + NumberText.size(run.runResults().bytes()) + ") and "
                + run.manifest().path().getFileName() + " ("
                + NumberText.size(run.manifest().bytes()) + ")";
    }
}
