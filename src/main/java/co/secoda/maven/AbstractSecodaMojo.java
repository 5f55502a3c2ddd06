package co.secoda.maven;

import co.secoda.api.SecodaException;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.StateException;
import co.secoda.maven.PlainLog.PlainFailure;
import co.secoda.metadata.MetadataException;
import co.secoda.run.Advice;
import co.secoda.run.BadSettingException;
import co.secoda.run.Errors;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.version.PluginVersion;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * What all goals have in common: they can be skipped, they refuse settings that nobody knows, and they end in Maven's
 * exceptions.
 */
abstract class AbstractSecodaMojo extends AbstractMojo {
    /** Skips this goal. Nothing is read, checked or sent. */
    @Parameter(property = "secoda.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    @Inject
    private SettingsDecrypter settingsDecrypter;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            Errors.of(this::begin, this::advice);
        } catch (BuildFailsException e) {
            brokenOff(String.valueOf(e.getMessage()));
            throw PlainFailure.failure(e);
        } catch (GoalErrorException e) {
            brokenOff(String.valueOf(e.getMessage()));
            throw PlainFailure.error(e);
        } catch (RuntimeException | Error e) {
            brokenOff("a fault of the plugin: " + e);
            throw e;
        }
    }

    /** Is told why a goal ends that something was wrong with. */
    void brokenOff(String why) {}

    private void begin()
            throws ArtifactException, MetadataException, SecodaException, StateException, BadSettingException,
                    InterruptedException, GoalErrorException, BuildFailsException {
        sayVersion();
        LostSettings lost = new LostSettings(session, mojoExecution);
        lost.warnings().forEach(this::warnOnce);
        refuse(lost.errors());
        begun();
        stayOutOfCache();
        if (skip) {
            getLog().info("Skipped: secoda.skip is set.");
            host().session().reach(true);
        } else {
            perform();
        }
    }

    /** Once a session, before all else: whoever sends a log to somebody sends this with it. */
    private void sayVersion() {
        String version = PluginVersion.ofThisBuild(host().version()).inWords();
        if (host().session().isNew(version)) {
            getLog().info(version);
        }
    }

    /** The goals and modules of a session mostly have the same settings. */
    private void warnOnce(String warning) {
        if (host().session().isNew(warning)) {
            getLog().warn(warning);
        }
    }

    /** Ends the goal where settings would be lost; one that tells of them itself goes on. */
    void refuse(List<String> lostSettings) throws BadSettingException {
        if (!lostSettings.isEmpty()) {
            throw new BadSettingException(lostSettings);
        }
    }

    /** What is quoted in a message can't command a terminal or a CI runner. */
    @Override
    public final PlainLog getLog() {
        return new PlainLog(super.getLog());
    }

    /** A build that is restored from a cache would leave this goal out. */
    private void stayOutOfCache() {
        BuildCache.of(session, mojoExecution)
                .map(cache -> cache.keepOut(session.getCurrentProject()))
                .flatMap(Advice::onCaching)
                .ifPresent(this::warnOnce);
    }

    /** Hears that the goal was called, before anything else and also where it is skipped. */
    void begun() {
        // Most goals have nothing to note.
    }

    /** Does what the goal is for. */
    abstract void perform()
            throws ArtifactException, MetadataException, SecodaException, StateException, BadSettingException,
                    InterruptedException, GoalErrorException, BuildFailsException;

    /** What to do about a call that failed. */
    String advice(SecodaException e) {
        return Advice.on(e);
    }

    /** The build that this goal runs in. */
    final MavenHost host() {
        return new MavenHost(session, mojoExecution, settingsDecrypter, getLog());
    }

    /** The Maven session. */
    final MavenSession session() {
        return session;
    }

    /** The execution of the goal: where it was asked for, and with which id. */
    final MojoExecution mojoExecution() {
        return mojoExecution;
    }

    /** A parameter as it was given, if it was: blank counts as not given. */
    static Optional<String> given(@Nullable String parameter) {
        return Optional.ofNullable(parameter).filter(text -> !text.isBlank()).map(String::strip);
    }
}
