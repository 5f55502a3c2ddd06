package co.secoda.api;

import co.secoda.api.SecodaException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** All integrations of a workspace, page by page. */
public final class Integrations {
    private static final int MOST_PAGES = 10_000;
    private static final int MOST_INTEGRATIONS = 100_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** A server that always names a next page, with nothing new on it, would keep us for ever. */
    private static final int MOST_PAGES_WITHOUT_NEWS = 10;

    private Integrations() {}

    /** The same by this machine's clock. */
    public static List<Integration> all(SecodaApi api, Optional<String> type)
            throws SecodaException, InterruptedException {
        return all(api, type, InstantSource.system());
    }

    /**
     * Follows the pages to the end. Each integration comes once, by its id, in the server's order.
     *
     * @param type only integrations of this type
     * @param clock says how long it takes
     * @throws SecodaException as {@link SecodaApi#listIntegrations} does, and if there are more than 10,000 pages,
     *     100,000 integrations or 64 MB, or they take more than ten minutes
     */
    public static List<Integration> all(SecodaApi api, Optional<String> type, InstantSource clock)
            throws SecodaException, InterruptedException {
        Map<String, Integration> found = new LinkedHashMap<>();
        Instant end = clock.instant().plus(LONGEST);
        long bytes = 0;
        int withoutNews = 0;
        OptionalInt next = OptionalInt.of(1);
        for (int pages = 0; next.isPresent() && withoutNews < MOST_PAGES_WITHOUT_NEWS; pages++) {
            require(pages < MOST_PAGES, "there are more than " + MOST_PAGES + " pages");
            require(found.size() < MOST_INTEGRATIONS, "there are more than " + MOST_INTEGRATIONS + " integrations");
            require(bytes < MOST_BYTES, "it has more than " + (MOST_BYTES >> 20) + " MB");
            require(clock.instant().isBefore(end), "it takes more than " + LONGEST.toMinutes() + " minutes");
            int asked = next.getAsInt();
            int before = found.size();
            IntegrationPage page = api.listIntegrations(type, asked);
            bytes += page.bytes();
            page.integrations().forEach(integration -> found.putIfAbsent(integration.id(), integration));
            withoutNews = found.size() == before ? withoutNews + 1 : 0;
            next = page.nextPage().stream().filter(number -> number > asked).findFirst();
        }
        return List.copyOf(found.values());
    }

    private static void require(boolean within, String otherwise) throws SecodaException {
        if (!within) {
            throw new SecodaException(Kind.BAD_ANSWER, 0, "the list of integrations doesn't end: " + otherwise);
        }
    }

    /**
     * One page of integrations.
     *
     * @param integrations its rows
     * @param bytes how long the answer was
     * @param nextPage the number of the page to ask for next; empty on the last one
     */
    public record IntegrationPage(List<Integration> integrations, long bytes, OptionalInt nextPage) {
        public IntegrationPage {
            integrations = List.copyOf(integrations);
        }
    }
}
