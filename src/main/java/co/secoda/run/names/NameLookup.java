package co.secoda.run.names;

import co.secoda.api.Deadline;
import co.secoda.api.FailingTests;
import co.secoda.api.SecodaApi;
import co.secoda.gate.names.EntityNames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks ids up in Secoda's catalogue: at most {@value #IDS} of them, by at most {@value #REQUESTS} requests that are
 * tried once each, in ten seconds. What fails gives fewer names and is told with them; only an interrupt is thrown.
 */
public final class NameLookup {
    static final int IDS = 200;
    static final int REQUESTS = 12;
    static final Duration TIME = Duration.ofSeconds(10);

    private final SecodaApi api;
    private final InstantSource clock;

    /** Looks up with this client. */
    public NameLookup(SecodaApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The names of an answer's entities: of the failing ones first. */
    public EntityNames of(FailingTests answer) throws InterruptedException {
        return of(Stream.concat(answer.failing().stream(), answer.warning().stream())
                .toList());
    }

    /** The names of these ids; what comes first is looked up first. */
    public EntityNames of(Collection<String> ids) throws InterruptedException {
        return of(ids, Instant.MAX);
    }

    /**
     * The same, for who has a deadline.
     *
     * @param end when it ends at the latest, however little was found
     */
    public EntityNames of(Collection<String> ids, Instant end) throws InterruptedException {
        Set<String> wanted = new LinkedHashSet<>(ids);
        List<String> asked = wanted.stream().limit(IDS).toList();
        Instant usual = clock.instant().plus(TIME);
        Deadline deadline = new Deadline(clock, usual.isBefore(end) ? usual : end);
        CatalogSearch search = new CatalogSearch(api.once().until(deadline), deadline, asked);
        search.run();
        String why = search.why()
                .orElse(
                        wanted.size() > asked.size() && search.found().size() == asked.size()
                                ? "no more than " + IDS + " are looked up"
                                : "the catalogue doesn't show them to this key's user");
        return new EntityNames(wanted, search.found(), why);
    }
}
