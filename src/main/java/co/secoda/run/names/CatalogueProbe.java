package co.secoda.run.names;

import co.secoda.api.CatalogFilter;
import co.secoda.api.Deadline;
import co.secoda.api.FailingTests;
import co.secoda.api.IntegrationId;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.gate.names.EntityNames;
import java.time.InstantSource;

/** Says whether a key may read Secoda's catalogue, which gives ids their names. */
public final class CatalogueProbe {
    /** No resource has it; a catalogue that can be read answers with no row. */
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    private final SecodaApi api;
    private final InstantSource clock;

    /** Asks with this client. */
    public CatalogueProbe(SecodaApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** A sentence on it, by what an integration has as failing and warning now. */
    public String sentence(IntegrationId id) throws InterruptedException {
        try {
            Deadline deadline = new Deadline(clock, clock.instant().plus(NameLookup.TIME));
            api.once().until(deadline).listResources(CatalogFilter.exact(NOBODY), 1);
            return "The key may read Secoda's catalogue: " + named(api.getFailingTests(id)) + " (secoda.names).";
        } catch (SecodaException e) {
            return "Secoda's ids stay without names: " + CatalogSearch.reason(e)
                    + ". No verdict needs them; secoda.names=false asks nothing.";
        }
    }

    private String named(FailingTests now) throws InterruptedException {
        EntityNames names = new NameLookup(api, clock).of(now);
        return names.wanted().isEmpty()
                ? "nothing fails or warns now whose name could be asked for"
                : names.known().size() + " of " + names.wanted().size()
                        + " tables or models that fail or warn now have a name there";
    }
}
