package co.secoda.run;

import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Calibration;
import co.secoda.gate.RunState;
import co.secoda.gate.settings.GateSettings;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.run.Addressee.Destination;
import co.secoda.run.LiveLine.WaitLog;
import co.secoda.run.names.CatalogueProbe;
import java.util.Optional;

/** Publishes one run twice and says what was seen meanwhile. */
final class CalibrationRun {
    private static final int ROUNDS = 2;

    private final Host host;
    private final Destination destination;
    private final GateSettings gate;
    private final WaitSettings waiting;
    private final Log log;

    CalibrationRun(Host host, Destination destination, GateSettings gate, WaitSettings waiting, Log log) {
        this.host = host;
        this.destination = destination;
        this.gate = gate;
        this.waiting = waiting;
        this.log = log;
    }

    /**
     * Refuses to publish what nobody has confirmed.
     *
     * @throws BadSettingException if it isn't the destination's id
     */
    void requireConfirmed(Optional<String> confirm) throws BadSettingException {
        String id = destination.id().value();
        if (!confirm.filter(id::equals).isPresent()) {
            throw new BadSettingException(
                    "the goal calibrate uploads the artifacts to integration " + id + " at " + destination.baseUrl()
                            + " twice, and starts two syncs: if that is meant, add -Dsecoda.confirm=" + id + ".");
        }
    }

    /** Does it. What the first round showed is told even if the second one fails. */
    void perform(DbtRun run) throws SecodaException, BadSettingException, InterruptedException {
        try (SecodaApi api = destination.connection().open()) {
            Publication publication =
                    new Publication(api, destination, host.clock(), host.pause(), log, LiveLine.none());
            Calibration calibration = new Calibration(api, gate, waiting, host.clock(), host.pause());
            try {
                for (int round = 1; round <= ROUNDS; round++) {
                    log.info("Round " + round + " of " + ROUNDS + ".");
                    calibration.round(
                            destination.id(), () -> publish(publication, run), new WaitLog(log::info, LiveLine.none()));
                }
                log.info(new CatalogueProbe(api, host.clock()).sentence(destination.id()));
            } finally {
                calibration.report().forEach(log::info);
            }
        }
    }

    private RunState publish(Publication publication, DbtRun run) throws SecodaException, InterruptedException {
        RunState uploaded = publication.upload(publication.begin(run));
        return uploaded.triggered(publication.trigger(waiting));
    }
}
