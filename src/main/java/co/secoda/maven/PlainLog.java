package co.secoda.maven;

import co.secoda.text.PlainText;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.logging.Log;

/**
 * Maven's log for all goals: each message is one line that commands neither a terminal nor a CI runner, whatever is
 * quoted in it.
 */
final class PlainLog implements Log, co.secoda.run.Log {
    private final Log log;
    private final String prefix;
    private final UnaryOperator<String> style;

    PlainLog(Log log) {
        this(log, "");
    }

    /** A log of which every message begins alike, to be told from others that are written at the same time. */
    PlainLog(Log log, String prefix) {
        this(log, prefix, UnaryOperator.identity());
    }

    private PlainLog(Log log, String prefix, UnaryOperator<String> style) {
        this.log = log;
        this.prefix = prefix;
        this.style = style;
    }

    @Override
    public PlainLog prefixed(String start) {
        return new PlainLog(log, start, style);
    }

    @Override
    public PlainLog styled(String verdict) {
        return styled(line ->
                MavenStyle.of(name -> Optional.ofNullable(System.getenv(name))).verdict(line, verdict));
    }

    /** A log that writes as this one does, but gives each message a style once it is plain. */
    PlainLog styled(UnaryOperator<String> other) {
        return new PlainLog(log, prefix, other);
    }

    private String plain(CharSequence content) {
        return style.apply(PlainText.line(prefix + content, PlainFailure.LONGEST));
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        log.debug(plain(content));
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        log.debug(plain(content), PlainFailure.of(error));
    }

    @Override
    public void debug(Throwable error) {
        log.debug(PlainFailure.of(error));
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        log.info(plain(content));
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        log.info(plain(content), PlainFailure.of(error));
    }

    @Override
    public void info(Throwable error) {
        log.info(PlainFailure.of(error));
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        log.warn(plain(content));
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        log.warn(plain(content), PlainFailure.of(error));
    }

    @Override
    public void warn(Throwable error) {
        log.warn(PlainFailure.of(error));
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        log.error(plain(content));
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        log.error(plain(content), PlainFailure.of(error));
    }

    @Override
    public void error(Throwable error) {
        log.error(PlainFailure.of(error));
    }
}
