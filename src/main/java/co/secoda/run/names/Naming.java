package co.secoda.run.names;

import co.secoda.api.BaseUrl;
import co.secoda.api.FailingTests;
import co.secoda.api.SecodaApi;
import co.secoda.gate.Outcome;
import co.secoda.gate.RunState;
import co.secoda.gate.names.EntityNames;
import co.secoda.gate.names.SecodaEntity;
import co.secoda.gate.settings.GateSettings.FailOn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Names the entities of the answer that a run was judged by, once the verdict is certain. Whatever fails gives fewer
 * names, and nothing else.
 */
public final class Naming {
    private final boolean wanted;
    private final FailOn failOn;
    private final Optional<KeptNames> kept;
    private final InstantSource clock;
    private final Consumer<String> warnings;

    /**
     * Names as the settings say.
     *
     * @param wanted whether the catalogue is asked; else nothing is named
     * @param failOn which entities count: if not any, those that may fail are named, too
     * @param historyDirectory where names are kept from run to run, if they are
     * @param baseUrl whose names they are
     * @param warnings is told of names that can't be kept
     */
    public Naming(
            boolean wanted,
            FailOn failOn,
            Optional<Path> historyDirectory,
            BaseUrl baseUrl,
            InstantSource clock,
            Consumer<String> warnings) {
        this.wanted = wanted;
        this.failOn = failOn;
        this.kept = historyDirectory.map(directory -> KeptNames.in(directory, baseUrl.toString()));
        this.clock = clock;
        this.warnings = warnings;
    }

    /**
     * The names of what fails, of what warns, and of what may fail since it did before; with the nodes of the run that
     * they fit.
     *
     * @param end when it ends at the latest
     */
    public EntityNames of(SecodaApi api, RunState state, Outcome outcome, Instant end) throws InterruptedException {
        Set<String> ids = ids(state, outcome);
        if (!wanted || ids.isEmpty()) {
            return EntityNames.NONE;
        }
        try {
            EntityNames found = new NameLookup(api, clock).of(ids, end);
            keep(found.known().values());
            return (found.knowsAll(ids) ? found : found.orElse(known())).in(state.run());
        } catch (RuntimeException e) { // a fault of ours hides no verdict either
            return new EntityNames(ids, Map.of(), e.toString());
        }
    }

    private Set<String> ids(RunState state, Outcome outcome) {
        Set<String> ids = new LinkedHashSet<>();
        outcome.answer().ifPresent(answer -> add(answer, ids));
        if (!ids.isEmpty() && failOn != FailOn.ANY) {
            state.accepted().ifPresent(accepted -> add(accepted.entities(), ids));
        }
        return ids;
    }

    private static void add(FailingTests answer, Set<String> ids) {
        ids.addAll(answer.failing());
        ids.addAll(answer.warning());
    }

    private Map<String, SecodaEntity> known() {
        try {
            return kept.isPresent() ? kept.get().read() : Map.of();
        } catch (IOException e) {
            warnings.accept("The names of Secoda's tables and models that were kept can't be read: " + e
                    + " (secoda.historyDirectory).");
            return Map.of();
        }
    }

    private void keep(Collection<SecodaEntity> entities) {
        if (kept.isEmpty() || entities.isEmpty()) {
            return;
        }
        try {
            kept.get().add(entities);
        } catch (IOException e) {
            warnings.accept(
                    "The names of Secoda's tables and models can't be kept: " + e + " (secoda.historyDirectory).");
        }
    }
}
