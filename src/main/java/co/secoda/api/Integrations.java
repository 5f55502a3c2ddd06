package co.secoda.api;

import co.secoda.api.SecodaException.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** All integrations of a workspace, page by page. */
public final class Integrations {
    private static final int MOST_PAGES = 10_000;
    /** A server that always names a next page, with nothing new on it, would keep us for ever. */
    private static final int MOST_PAGES_WITHOUT_NEWS = 10;

    private Integrations() {}

    /**
     * Follows the pages to the end. Each integration comes once, by its id, in the server's order.
     *
     * @param type only integrations of this type
     * @throws SecodaException as {@link SecodaApi#listIntegrations} does, and if there are more than 10,000 pages
     */
    public static List<Integration> all(SecodaApi api, Optional<String> type)
            throws SecodaException, InterruptedException {
        Map<String, Integration> found = new LinkedHashMap<>();
        int withoutNews = 0;
        OptionalInt next = OptionalInt.of(1);
        for (int pages = 0; next.isPresent() && withoutNews < MOST_PAGES_WITHOUT_NEWS; pages++) {
            if (pages == MOST_PAGES) {
                throw new SecodaException(
                        Kind.BAD_ANSWER,
                        0,
                        "the list of integrations doesn't end: there are more than " + MOST_PAGES + " pages");
            }
            int asked = next.getAsInt();
            int before = found.size();
            IntegrationPage page = api.listIntegrations(type, asked);
            page.integrations().forEach(integration -> found.putIfAbsent(integration.id(), integration));
            withoutNews = found.size() == before ? withoutNews + 1 : 0;
            next = page.nextPage().stream().filter(number -> number > asked).findFirst();
        }
        return List.copyOf(found.values());
    }
}
