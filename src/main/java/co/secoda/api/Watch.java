package co.secoda.api;

import co.secoda.api.Transport.TryResult;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How far one try is, and until when it may go on: a limit for each stage, so that a server which drips outlives none.
 */
final class Watch {
    private enum Stage {
        CONNECTING,
        SENDING,
        WAITING
    }

    private static final String PROPERTY = " (secoda.responseTimeout)";

    private final Duration toConnect;
    private final Duration toAnswer;
    private final LongSupplier nanoTime;
    private final long end;
    private volatile Stage stage = Stage.CONNECTING;
    private volatile long deadline;
    private volatile long began;

    /** @param inAll how long the whole try may go on, whatever its stage */
    Watch(Duration toConnect, Duration toAnswer, Duration inAll, LongSupplier nanoTime) {
        this.toConnect = toConnect;
        this.toAnswer = toAnswer;
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + inAll.toNanos();
        this.deadline = nanoTime.getAsLong() + toConnect.toNanos();
    }

    /** The connection stands, and the request begins to go out. */
    void connected(boolean hasBody) {
        began = nanoTime.getAsLong();
        enter(hasBody ? Stage.SENDING : Stage.WAITING);
    }

    /** Some of the body was taken. */
    void sending() {
        enter(Stage.SENDING);
    }

    /**
     * All of the request was taken, as far as can be seen from here: some of it may still be in this machine's buffers,
     * and a gateway may store it before it sends it on. So an answer may take as much longer as the body took.
     */
    void sent() {
        long now = nanoTime.getAsLong();
        deadline = now + toAnswer.toNanos() + (now - began);
        stage = Stage.WAITING;
    }

    private void enter(Stage next) {
        deadline = nanoTime.getAsLong() + toAnswer.toNanos();
        stage = next;
    }

    boolean isConnecting() {
        return stage == Stage.CONNECTING;
    }

    boolean isSent() {
        return stage == Stage.WAITING;
    }

    boolean isUp() {
        return left() <= 0;
    }

    /** For how many nanoseconds time can't be up: the next stage may have a shorter limit than this one. */
    long untilNextLook() {
        return Math.min(left(), Math.min(toConnect.toNanos(), toAnswer.toNanos()));
    }

    private long left() {
        long now = nanoTime.getAsLong();
        return Math.min(deadline - now, end - now);
    }

    TryResult timeUp() {
        if (end - nanoTime.getAsLong() <= 0) {
            return isConnecting()
                    ? TryResult.failed(Symptom.NOT_CONNECTED, "could not be connected to before time was up")
                    : TryResult.failed(Symptom.LOST, "gave no whole answer before time was up");
        }
        return switch (stage) {
            case CONNECTING ->
                TryResult.failed(
                        Symptom.NOT_CONNECTED,
                        "could not be connected to within " + text(toConnect) + " (secoda.connectTimeout)");
            case SENDING ->
                TryResult.failed(Symptom.LOST, "took nothing more of the request for " + text(toAnswer) + PROPERTY);
            case WAITING -> TryResult.failed(Symptom.LOST, "gave no whole answer within " + text(toAnswer) + PROPERTY);
        };
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
