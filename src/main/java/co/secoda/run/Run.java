package co.secoda.run;

import co.secoda.api.SecodaException;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.gate.StateException;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.report.Build;
import co.secoda.report.Report;
import co.secoda.run.Addressee.Destination;
import co.secoda.run.Connections.Connection;
import co.secoda.run.Errors.BuildFailsException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.LiveLine.UploadLog;
import co.secoda.run.Publication.Client;
import co.secoda.run.Publication.Publisher;
import co.secoda.run.baseline.EarlierRuns;
import co.secoda.run.names.Naming;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the goals of a dbt run do, a method a goal. It decides whether there is a Secoda to speak to; what is done there
 * is {@link OnlineRun}'s, how it ends {@link Ending}'s.
 */
public final class Run {
    private final Host host;
    private final Connections connections;
    private final Client client;
    private final RunSettings settings;
    private final GateSettings gate;
    private final WaitSettings waiting;
    private final RunFiles files;
    private final DbtOfBuild dbt;
    private final Build build;
    private final GoalGroup group;
    private final SessionTable table;
    private final Provenance provenance;
    private final Addressee addressee;
    private final RunArtifacts artifacts;
    private final Log log;

    /** What is done once it is known where to. */
    @FunctionalInterface
    private interface Road {
        void take(OnlineRun run)
                throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                        GoalErrorException, BuildFailsException;
    }

    /**
     * A run; nothing is read or sent yet but the record of the dbt command that this build ran.
     *
     * @throws ArtifactException if that record can't be read
     */
    public Run(
            Host host,
            ServerSettings server,
            RunSettings settings,
            GateSettings gate,
            WaitSettings waiting,
            RunFiles files)
            throws ArtifactException {
        this(host, server, settings, gate, waiting, files, Connection::open);
    }

    Run(
            Host host,
            ServerSettings server,
            RunSettings settings,
            GateSettings gate,
            WaitSettings waiting,
            RunFiles files,
            Client client)
            throws ArtifactException {
        this.host = host;
        this.connections = new Connections(host, server);
        this.client = client;
        this.settings = settings;
        this.gate = gate;
        this.waiting = waiting;
        this.files = files;
        this.log = settings.atEnd() ? host.log().prefixed(host.module().name() + ": ") : host.log();
        this.dbt = DbtOfBuild.of(
                host.session(),
                settings.place().artifacts().runResults(),
                settings.place().reportDirectory());
        this.build = Reports.build(host);
        this.group = GoalGroup.of(host, build.ci());
        this.table = new SessionTable(host);
        this.provenance = new Provenance(host, settings, dbt, log);
        this.addressee = new Addressee(host, connections, settings, provenance);
        this.artifacts = new RunArtifacts(settings, gate, provenance, files.wanted(), host.clock(), log);
    }

    /** Uploads the artifacts and leaves the state for {@code trigger} and {@code check}. */
    public void upload()
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        publishOnly(sending(OnlineRun::upload));
    }

    /** Starts the sync. */
    public void trigger()
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        publishOnly(sending(OnlineRun::trigger));
    }

    /** Waits for the answer of this run and judges it. */
    public void check()
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        judge(run -> run.check(atEnd()));
    }

    /** Uploads, triggers and checks. */
    public void publish()
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        judge(sending(run -> run.publish(atEnd())));
    }

    /** Judges the artifacts alone, without Secoda. */
    public void validate() throws ArtifactException, GoalErrorException, BuildFailsException {
        Optional<DbtRun> run = artifacts.read();
        Ending ending = ending(reports(Optional.empty()));
        if (run.isPresent()) {
            EarlierRuns earlier = artifacts.earlier(addressee.owner(run.get()));
            ending.offline(earlier.timed(run.get()), artifacts.excuses(), earlier.baseline(run.get()));
        } else {
            ending.nothingToJudge(Ending.NO_ARTIFACTS);
        }
        dbt.requireJudged();
    }

    /** Reads and checks the artifacts, and says what would be sent, and where to. */
    public void rehearse() throws ArtifactException, BadSettingException, GoalErrorException {
        String destination = addressee.described();
        Optional<DbtRun> read = artifacts.read();
        if (read.isPresent()) {
            Reports reports = reports(Optional.empty());
            files.begin(RunFiles.Beginning.REHEARSAL);
            Optional<DbtRun> run = Optional.of(artifacts.toSend(read.get()));
            log.info("Dry run: nothing is sent. " + UploadLog.described(run.get()) + " would go to " + destination
                    + ".");
            files.record(reports.ofArtifacts(run.get()));
            ending(reports).well();
        }
    }

    /** Publishes the artifacts twice and watches, if that was confirmed. */
    public void calibrate(Optional<String> confirm)
            throws ArtifactException, SecodaException, BadSettingException, InterruptedException {
        Optional<Destination> destination = addressee.find();
        if (destination.isEmpty()) {
            log.info("Skipped, since there is " + addressee.noKey() + " (secoda.onMissingKey).");
            return;
        }
        CalibrationRun calibration = new CalibrationRun(host, destination.get(), gate, waiting, log);
        calibration.requireConfirmed(confirm);
        Optional<DbtRun> run = artifacts.readToSend();
        if (run.isPresent()) {
            calibration.perform(run.get());
        }
    }

    /** Says first how long the modules of the build will take to send, if that is long. */
    private Road sending(Road road) {
        return run -> {
            connections.pace().begin(host.baseDirectory().toString());
            road.take(run);
        };
    }

    private void publishOnly(Road road)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        Optional<Destination> destination = addressee.find();
        if (destination.isPresent()) {
            take(road, destination.get());
        } else {
            log.info("Skipped, since there is " + addressee.noKey() + " (secoda.onMissingKey).");
        }
    }

    private void judge(Road road)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        table.begin();
        Optional<Destination> destination = addressee.find();
        if (destination.isPresent()) {
            take(road, destination.get());
        } else if (settings.onMissingKey() == RunSettings.OnMissingKey.VALIDATE) {
            log.warn("There is " + addressee.noKey()
                    + ": only the files are checked, and nothing is published (secoda.onMissingKey=validate).");
            validate();
        } else {
            log.info("Skipped, since there is " + addressee.noKey() + " (secoda.onMissingKey=skip).");
            files.nothingToJudge("there was no API key, which secoda.onMissingKey=skip allows");
        }
        dbt.requireJudged();
    }

    private void take(Road road, Destination destination)
            throws ArtifactException, SecodaException, StateException, BadSettingException, InterruptedException,
                    GoalErrorException, BuildFailsException {
        group.open();
        try {
            road.take(online(destination));
        } finally {
            group.close();
        }
    }

    private OnlineRun online(Destination destination) {
        Reports reports = reports(Optional.of(destination.target()));
        // Runs that are judged at the same time would write over each other.
        LiveLine line = settings.atEnd() ? LiveLine.none() : host.line();
        Publisher publisher = () -> new Publication(
                client.open(destination.connection()), destination, host.clock(), host.pause(), log, line);
        Path stateFile = settings.place().stateFile();
        KeptState kept = new KeptState(stateFile, destination, settings.historyDirectory(), host.clock());
        RunTrail trail = new RunTrail(destination, gate, artifacts, provenance, kept, reports, files, log);
        Ending ending = ending(reports);
        Naming naming = new Naming(
                settings.names(),
                gate.failOn(),
                settings.historyDirectory(),
                destination.baseUrl(),
                host.clock(),
                log::warn);
        Judging judging = new Judging(publisher, gate, waiting, trail, dbt, files, ending, naming, log);
        Unreachable unreachable = new Unreachable(settings.onUnreachable(), host.session(), stateFile, log);
        return new OnlineRun(publisher, waiting, artifacts, trail, unreachable, judging, ending, log);
    }

    private Reports reports(Optional<Report.Target> target) {
        return new Reports(host.goal(), target, dbt, build, files.startedAt(), host.clock());
    }

    private Ending ending(Reports reports) {
        return new Ending(
                gate, dbt, reports, files, EndReports.of(settings, files.reports(), host, log), table, group, log);
    }

    private Optional<SessionClosing> atEnd() {
        return settings.atEnd() ? Optional.of(new SessionClosing(host)) : Optional.empty();
    }
}
