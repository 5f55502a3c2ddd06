package co.secoda.report.html;

import co.secoda.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where on the picture a time is.
 *
 * @param start what is at the left end
 * @param length what is from there to the right end; not zero
 * @param width how wide that is, in pixels
 */
record TimeScale(Instant start, Duration length, int width) {
    /** So far are ticks apart at least. */
    private static final int LEAST = 90;

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long[] STEPS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        4 * HOUR,
        12 * HOUR,
        24 * HOUR
    };

    /** Where a time is, in tenths of pixels. */
    double x(Instant time) {
        return Math.round(10.0 * width * nanos(Duration.between(start, time)) / nanos(length)) / 10.0;
    }

    /** A double, since 64 bits of nanoseconds end after 292 years, and artifacts say what they like. */
    private static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }

    /** Round times along the axis. */
    List<TimelinePicture.Tick> ticks() {
        double pixelsEach = width / (nanos(length) / 1e6);
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && STEPS[i] * pixelsEach >= LEAST; i--) {
            step = STEPS[i];
        }
        while (step * pixelsEach < LEAST) {
            step *= 2;
        }
        List<TimelinePicture.Tick> ticks = new ArrayList<>();
        for (long at = 0; at * pixelsEach <= width; at += step) {
            int x = (int) Math.round(at * pixelsEach);
            String anchor = at == 0 ? "start" : x > width - LEAST / 3 ? "end" : "middle";
            ticks.add(new TimelinePicture.Tick(x, words(at), anchor));
        }
        return List.copyOf(ticks);
    }

    private static String words(long millis) {
        if (millis == 0) {
            return "0";
        }
        if (millis < SECOND) {
            return millis + " ms";
        }
        if (millis < MINUTE) {
            return (millis % SECOND == 0 ? Long.toString(millis / SECOND) : Double.toString(millis / 1e3)) + " s";
        }
        return DurationText.measured(Duration.ofMillis(millis));
    }
}
