package co.secoda.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One page of the catalogue's resources.
 *
 * @param resources its rows that have an id
 * @param nextPage the number of the page to ask for next; empty on the last one
 */
public record CatalogPage(List<Resource> resources, OptionalInt nextPage) {
    public CatalogPage {
        resources = List.copyOf(resources);
    }

    /**
     * A table, a dashboard or whatever else the catalogue has, as the server describes it.
     *
     * @param id its id, of which {@code failing_tests} speaks
     * @param title its name in full, such as {@code shop.public.orders}, else its title alone
     * @param type such as {@code table}
     * @param owners whom it belongs to, by names, addresses or ids
     * @param tags its tags, by names or ids
     */
    public record Resource(
            String id, Optional<String> title, Optional<String> type, List<String> owners, List<String> tags) {
        public Resource {
            owners = List.copyOf(owners);
            tags = List.copyOf(tags);
        }
    }
}
