package co.secoda.run;

import co.secoda.api.BaseUrl;
import co.secoda.api.SecodaApi;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.excerpt.Omissions;
import co.secoda.gate.known.KnownFailures;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.GateSettings.FailOn;
import co.secoda.gate.settings.GateSettings.OnNothingTested;
import co.secoda.gate.settings.GateSettings.Thresholds;
import co.secoda.gate.settings.Limit;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.RunRules;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.run.Publication.Client;
import co.secoda.run.RunSettings.ReportKind;
import co.secoda.run.baseline.BaselineSetting;
import co.secoda.sandbox.SandboxHabits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A run as a test describes it: what isn't said is as users have it by default. */
public final class GivenRun {
    public final PlayedHost host;
    public String maxFailing = "0";
    public FailOn failOn = FailOn.ANY;
    public boolean failFast;
    public boolean passFast;
    public OnNothingTested onNothingTested = OnNothingTested.FAIL;
    public Reaction onMismatch = Reaction.WARN;
    public Reaction onRepublish = Reaction.WARN;
    public Reaction onRunErrors = Reaction.FAIL;
    public RunRules rules = RunRules.NONE;
    public RunSettings.OnMissingKey onMissingKey = RunSettings.OnMissingKey.FAIL;
    public RunSettings.OnMissingArtifacts onMissingArtifacts = RunSettings.OnMissingArtifacts.FAIL;
    public RunSettings.OnUnreachable onUnreachable = RunSettings.OnUnreachable.FAIL;
    public Optional<Duration> maxArtifactAge = Optional.empty();
    public Omissions omissions = Omissions.NONE;
    public Optional<String> artifacts = Optional.empty();
    public Optional<String> manifest = Optional.empty();
    public String runResults = "run_results.json";
    public Optional<String> integrationId = Optional.empty();
    public Optional<Path> history = Optional.empty();
    public Optional<BaselineSetting> baseline = Optional.empty();
    public KnownFailures knownFailures = KnownFailures.NONE;
    public Set<ReportKind> reports = EnumSet.allOf(ReportKind.class);
    public WaitSettings waiting = WaitSettings.USUAL;
    public BaseUrl baseUrl = BaseUrl.ofRegion("us");
    public boolean sandbox;
    public String habits = "";
    public boolean atEnd;
    public boolean names = true;
    /** The gate, if the fields above are not to say it. */
    public Optional<GateSettings> wholeGate = Optional.empty();
    /** Stands before the server, whichever it is. */
    public UnaryOperator<SecodaApi> before = UnaryOperator.identity();
    /** What answers in place of the server at {@link #baseUrl}. */
    public Optional<SecodaApi> played = Optional.empty();

    /** A run in the host's directory. */
    public GivenRun(PlayedHost host) {
        this.host = host;
    }

    public RunPlace place() throws ArtifactException {
        return RunPlace.of(
                host,
                Optional.empty(),
                artifacts,
                manifest.orElse("manifest.json"),
                runResults,
                Optional.empty(),
                Optional.empty());
    }

    public RunSettings settings() throws ArtifactException {
        return new RunSettings(
                place(),
                integrationId,
                onMissingKey,
                onMissingArtifacts,
                onMismatch,
                onRepublish,
                onUnreachable,
                maxArtifactAge,
                omissions,
                false,
                reports,
                history,
                knownFailures,
                baseline,
                atEnd,
                names);
    }

    public GateSettings gate() {
        return wholeGate.orElseGet(this::usualGate);
    }

    private GateSettings usualGate() {
        return new GateSettings(
                new Thresholds(Limit.parse(maxFailing), Limit.parse("-1"), Limit.parse("-1")),
                failOn,
                failFast,
                passFast,
                onRunErrors,
                onNothingTested,
                Reaction.FAIL,
                Reaction.WARN,
                rules);
    }

    public ServerSettings server() {
        return new ServerSettings(
                Optional.empty(),
                baseUrl,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                0,
                Optional.empty(),
                sandbox,
                SandboxHabits.parse(habits));
    }

    /** What the settings demand of artifacts, with the record of dbt that lies in the report directory. */
    Provenance provenance() throws ArtifactException {
        DbtOfBuild dbt = DbtOfBuild.of(host.session(), place().artifacts().runResults(), place().reportDirectory());
        return new Provenance(host, settings(), dbt, host.log());
    }

    RunArtifacts artifacts() throws ArtifactException {
        return new RunArtifacts(settings(), gate(), provenance(), Set.of(), host.clock(), host.log());
    }

    /** The goal, begun as it begins in a build. */
    public Run begun(RunFiles.Beginning beginning) throws ArtifactException, BadSettingException {
        RunFiles files = RunFiles.of(
                host,
                place(),
                reports.stream()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(",")));
        files.begin(beginning);
        Client client = connection -> before.apply(played.isPresent() ? played.get() : connection.open());
        return new Run(host, server(), settings(), gate(), waiting, files, client);
    }
}
