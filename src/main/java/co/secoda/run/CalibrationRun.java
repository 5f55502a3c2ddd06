package co.secoda.run;

import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Calibration;
import co.secoda.gate.Pause;
import co.secoda.gate.RunState;
import java.time.InstantSource;
import java.util.Optional;

/** Publishes one run twice and says what was seen meanwhile. */
final class CalibrationRun {
    private static final int ROUNDS = 2;

    private final Destination destination;
    private final GatePlan gate;
    private final InstantSource clock;
    private final Pause pause;
    private final Log log;

    CalibrationRun(Destination destination, GatePlan gate, InstantSource clock, Pause pause, Log log) {
        this.destination = destination;
        this.gate = gate;
        this.clock = clock;
        this.pause = pause;
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
                    "secoda:calibrate uploads the artifacts to integration " + id + " at " + destination.baseUrl()
                            + " twice, and starts two syncs: if that is meant, add -Dsecoda.confirm=" + id + ".");
        }
    }

    /** Does it. What the first round showed is told even if the second one fails. */
    void perform(DbtRun run) throws SecodaException, BadSettingException, InterruptedException {
        try (SecodaApi api = destination.connection().open()) {
            Publication publication = new Publication(api, destination, clock, pause, log, LiveLine.none());
            Calibration calibration = new Calibration(api, gate.settings(), gate.waiting(), clock, pause);
            try {
                for (int round = 1; round <= ROUNDS; round++) {
                    log.info("Round " + round + " of " + ROUNDS + ".");
                    calibration.round(
                            destination.id(), () -> publish(publication, run), new WaitLog(log::info, LiveLine.none()));
                }
            } finally {
                calibration.report().forEach(log::info);
            }
        }
    }

    private RunState publish(Publication publication, DbtRun run) throws SecodaException, InterruptedException {
        RunState uploaded = publication.upload(publication.begin(run));
        return uploaded.triggered(publication.trigger(gate.waiting()));
    }
}
