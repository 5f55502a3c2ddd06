package co.secoda.maven;

import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Limit;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.RunRules;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.gate.settings.WaitSettings.LastRunMoves;
import co.secoda.gate.settings.WaitSettings.OnSyncTimeout;
import co.secoda.run.RunPlace;
import co.secoda.run.SessionClosing;
import co.secoda.run.Setting.SettingReader;
import co.secoda.run.baseline.BaselineSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that judge a run have in common: the thresholds, and how to wait for the answer. */
abstract class AbstractJudgingMojo extends AbstractRunMojo {
    /**
     * How many tables or models may be failing: models, sources, seeds and snapshots. If more are, the build fails.
     * {@code -1}: no limit. {@code 5%}: of those that this run tested, rounded down.
     */
    @Parameter(property = "secoda.maxFailing", defaultValue = "0")
    private String maxFailing;

    /**
     * How many tables or models may have warnings. If more have, the build fails. It takes the same values as
     * {@code maxFailing}.
     */
    @Parameter(property = "secoda.maxWarning", defaultValue = "-1")
    private String maxWarning;

    /**
     * How many tests dbt may have skipped. If it skipped more, the build fails. It takes the same values as
     * {@code maxFailing}; {@code 5%} is of all tests that ran or were skipped.
     */
    @Parameter(property = "secoda.maxSkipped", defaultValue = "-1")
    private String maxSkipped;

    /** What to do if dbt could not build a node: {@code fail}, {@code warn} or {@code ignore}. */
    @Parameter(property = "secoda.onRunErrors", defaultValue = "fail")
    private String onRunErrors;

    /**
     * What to do if a result has a status that no known dbt writes, such as {@code cancelled}: {@code fail},
     * {@code warn} or {@code ignore}. Capitals don't matter: {@code Fail} is {@code fail}. {@code upload} only warns.
     */
    @Parameter(property = "secoda.onUnknownStatus", defaultValue = "fail")
    private String onUnknownStatus;

    /**
     * What to do if dbt found sources that aren't fresh: {@code ignore}, {@code warn} or {@code fail}. The plugin reads
     * {@code sources.json} ({@code dbt source freshness}) and {@code freshness.json} ({@code dbt freshness}) beside the
     * run results, if they aren't older than the run.
     */
    @Parameter(property = "secoda.onStaleSources", defaultValue = "ignore")
    private String onStaleSources;

    /**
     * How long the dbt run may take, such as {@code 45m}, as dbt measured it ({@code elapsed_time}). {@code onSlow}
     * says what happens if it took longer.
     */
    @Parameter(property = "secoda.maxDuration")
    private @Nullable String maxDuration;

    /**
     * How many times as long as usual a node may take, such as {@code 3}. Usual is the median of the newest 30 runs in
     * {@code historyDirectory}, if the node is in five of them. A node that takes less than ten seconds more than usual
     * is never slow. {@code onSlow} says what happens if one is.
     */
    @Parameter(property = "secoda.slowNode")
    private @Nullable String slowNode;

    /**
     * What to do if the run took longer than {@code maxDuration}, or a node longer than {@code slowNode} allows:
     * {@code warn} or {@code fail}.
     */
    @Parameter(property = "secoda.onSlow", defaultValue = "warn")
    private String onSlow;

    /**
     * What counts as failing. {@code any}: all that fails in the integration. {@code new}: only what was not failing
     * before the upload, or in the run of {@code baseline}. {@code new-tests}: also what failed before, if another test
     * of it fails now; it needs a {@code baseline}. Without a {@code baseline}, what a failed run brought stays new
     * until a run passes.
     */
    @Parameter(property = "secoda.failOn", defaultValue = "any")
    private String failOn;

    /**
     * The run that {@code failOn=new} compares with: a {@code secoda.json} of an earlier run; a directory with
     * {@code manifest.json} and {@code run_results.json}, such as those of the main branch; {@code history}, the newest
     * run in {@code historyDirectory}; or {@code accepted}, the newest there that passed. A relative path is relative
     * to the base directory. {@code validate} needs no key for it.
     */
    @Parameter(property = "secoda.baseline")
    private @Nullable String baseline;

    /** Fails as soon as the artifacts alone prove that a limit is broken, without waiting for the sync. */
    @Parameter(property = "secoda.failFast", defaultValue = "false")
    private boolean failFast;

    /**
     * Passes without waiting for the sync if none of its answers can fail the build: nothing failed before the upload,
     * or so little that the limits hold whatever this run adds. The sync is started all the same.
     */
    @Parameter(property = "secoda.passFast", defaultValue = "false")
    private boolean passFast;

    /**
     * Whether to wait for the sync of this run. {@code false} takes the answer as it is now, which may be that of the
     * run before.
     */
    @Parameter(property = "secoda.awaitSync", defaultValue = "true")
    private boolean awaitSync;

    /** How often the plugin asks Secoda while it waits, at most. In a long wait it asks less often. */
    @Parameter(property = "secoda.pollInterval", defaultValue = "5s")
    private String pollInterval;

    /**
     * How long the result must stay the same before the plugin trusts it, if nothing better shows that the sync has
     * ended. Set it longer than any pause of a sync that writes its results.
     */
    @Parameter(property = "secoda.settleTime", defaultValue = "1m")
    private String settleTime;

    /** How long to wait for the sync of this run at most, such as {@code 20m}. */
    @Parameter(property = "secoda.syncTimeout", defaultValue = "10m")
    private String syncTimeout;

    /**
     * What to do if the sync of this run doesn't show in time: {@code fail}; {@code warn} (the build goes on, the
     * result is unknown); or {@code accept} (take the last answer, which may be that of the run before).
     */
    @Parameter(property = "secoda.onSyncTimeout", defaultValue = "fail")
    private String onSyncTimeout;

    /**
     * When Secoda changes an integration's last run in this workspace, as {@code calibrate} finds out: {@code unknown};
     * {@code end}, when a sync ends, so that two equal answers after it are enough; {@code start} or {@code never}, so
     * that it says nothing and is ignored.
     */
    @Parameter(property = "secoda.lastRunMoves", defaultValue = "unknown")
    private String lastRunMoves;

    /**
     * What to do if Secoda counts more or fewer failing tables or models than the files of this run explain:
     * {@code fail}, {@code warn} or {@code ignore}.
     */
    @Parameter(property = "secoda.onDisagreement", defaultValue = "warn")
    private String onDisagreement;

    /**
     * Checks all runs of the build together when it ends, so that several modules wait once and not one after another.
     * The build then fails after what is bound to later phases, such as {@code deploy}.
     */
    @Parameter(property = "secoda.checkAtEnd", defaultValue = "false")
    private boolean checkAtEnd;

    /**
     * Looks up the ids in Secoda's answer in its catalogue once the result is certain, so that log and reports say what
     * they are; {@code false} asks it nothing. At most 200 ids are looked up, by at most 12 requests, in ten seconds. A
     * name never changes the result.
     */
    @Parameter(property = "secoda.names", defaultValue = "true")
    private boolean names;

    @Override
    final void begun() {
        new SessionClosing(host()).called("secoda:" + mojoExecution().getGoal());
    }

    @Override
    final GateSettings gate(SettingReader read) {
        return new GateSettings(
                new Thresholds(
                        read.read("secoda.maxFailing", maxFailing, Limit::parse, Limit.of(0)),
                        read.read("secoda.maxWarning", maxWarning, Limit::parse, Limit.of(0)),
                        read.read("secoda.maxSkipped", maxSkipped, Limit::parse, Limit.of(0))),
                read.oneOf("secoda.failOn", failOn, FailOn.class),
                failFast,
                passFast,
                read.oneOf("secoda.onRunErrors", onRunErrors, Reaction.class),
                onNothingTested(read),
                read.oneOf("secoda.onUnknownStatus", onUnknownStatus, Reaction.class),
                read.oneOf("secoda.onDisagreement", onDisagreement, Reaction.class),
                rules(read));
    }

    private RunRules rules(SettingReader read) {
        OptionalDouble times = given(slowNode)
                .map(text -> OptionalDouble.of(read.read("secoda.slowNode", text, RunRules::times, 2.0)))
                .orElseGet(OptionalDouble::empty);
        read.require(
                times.isEmpty() || historyDirectory().isPresent(),
                "secoda.slowNode needs secoda.historyDirectory: without earlier runs the plugin doesn't know what is usual.");
        Optional<Duration> longest = given(maxDuration).map(text -> read.duration("secoda.maxDuration", text));
        Reaction stale = read.oneOf("secoda.onStaleSources", onStaleSources, Reaction.class);
        Reaction slow = read.oneOf("secoda.onSlow", onSlow, Reaction.class);
        return read.checked(() -> new RunRules(stale, longest, times, slow), RunRules.NONE);
    }

    @Override
    final WaitSettings waiting(SettingReader read) {
        Duration poll = read.duration("secoda.pollInterval", pollInterval);
        Duration settle = read.duration("secoda.settleTime", settleTime);
        Duration timeout = read.duration("secoda.syncTimeout", syncTimeout);
        OnSyncTimeout onTimeout = read.oneOf("secoda.onSyncTimeout", onSyncTimeout, OnSyncTimeout.class);
        LastRunMoves moves = read.oneOf("secoda.lastRunMoves", lastRunMoves, LastRunMoves.class);
        return read.checked(
                () -> new WaitSettings(awaitSync, poll, settle, timeout, onTimeout, moves), WaitSettings.USUAL);
    }

    @Override
    final Optional<BaselineSetting> baseline(SettingReader read, RunPlace place) {
        Optional<String> text = given(baseline);
        if (text.isEmpty()) {
            read.require(
                    !FailOn.NEW_TESTS.text().equalsIgnoreCase(failOn.strip()),
                    "secoda.failOn=new-tests needs secoda.baseline: Secoda doesn't say which"
                            + " tests were failing before.");
            return Optional.empty();
        }
        Path base = host().baseDirectory();
        return read.read(
                BaselineSetting.PROPERTY,
                text.get(),
                given -> Optional.of(
                        BaselineSetting.parse(given, historyDirectory().map(base::resolve), path -> place.readable()
                                .within(BaselineSetting.PROPERTY, path, base.resolve(path)))),
                Optional.empty());
    }

    @Override
    final boolean isJudgedAtEnd() {
        return checkAtEnd;
    }

    @Override
    final boolean wantsNames() {
        return names;
    }
}
