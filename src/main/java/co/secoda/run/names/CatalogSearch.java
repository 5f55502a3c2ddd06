package co.secoda.run.names;

import co.secoda.api.CatalogFilter;
import co.secoda.api.CatalogPage;
import co.secoda.api.CatalogPage.Resource;
import co.secoda.api.Deadline;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.api.SecodaException.Kind;
import co.secoda.gate.names.SecodaEntity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One search for ids. Which filters a server heeds isn't documented, so it begins with those that take many ids at
 * once; where one is refused, gives nothing, or gives what wasn't asked for, it goes on with the next, and last one by
 * one. Only rows with an id that was asked for count.
 */
final class CatalogSearch {
    /** A request line of 40 ids has 6 kB, which gateways let through; at 20 rows a page, 200 ids are ten requests. */
    private static final int AT_ONCE = 40;
    /** If so many of the first ids are unknown one by one, too, the rest is not worth the time. */
    private static final int UNKNOWN_AT_FIRST = 3;

    /** At the end of what a server says, which is only part of a sentence here. */
    private static final Pattern FULL_STOP = Pattern.compile("\\.$");

    private enum Form {
        OR(AT_ONCE),
        IN(AT_ONCE),
        EXACT(1);

        private final int ids;

        Form(int ids) {
            this.ids = ids;
        }

        CatalogFilter of(List<String> some) {
            return switch (this) {
                case OR -> CatalogFilter.anyOf(some);
                case IN -> CatalogFilter.in(some);
                case EXACT -> CatalogFilter.exact(some.get(0));
            };
        }
    }

    private final SecodaApi api;
    private final Deadline deadline;
    private final List<String> asked;
    private final Map<String, SecodaEntity> found = new LinkedHashMap<>();
    private Form form = Form.OR;
    private int requestsLeft = NameLookup.REQUESTS;
    private Optional<String> why = Optional.empty();

    CatalogSearch(SecodaApi api, Deadline deadline, List<String> asked) {
        this.api = api;
        this.deadline = deadline;
        this.asked = asked;
    }

    /** What was found, by ids. */
    Map<String, SecodaEntity> found() {
        return Collections.unmodifiableMap(found);
    }

    /** What stood in the way, if something did. */
    Optional<String> why() {
        return why;
    }

    void run() throws InterruptedException {
        int from = 0;
        try {
            while (from < asked.size() && why.isEmpty()) {
                List<String> ids = asked.subList(from, Math.min(from + form.ids, asked.size()));
                if (takes(ids)) {
                    from += ids.size();
                } else if (form == Form.EXACT) {
                    why = Optional.of("the catalogue answers with what wasn't asked for");
                } else {
                    form = form == Form.OR ? Form.IN : Form.EXACT;
                }
                if (form == Form.EXACT && found.isEmpty() && from >= UNKNOWN_AT_FIRST) {
                    return;
                }
            }
        } catch (SecodaException e) {
            why = Optional.of(reason(e));
        }
    }

    private boolean takes(List<String> ids) throws SecodaException, InterruptedException {
        try {
            return ask(ids);
        } catch (SecodaException e) {
            if (form == Form.EXACT || !isOfTheFilter(e)) {
                throw e;
            }
            return false;
        }
    }

    /** Asks for ids, page by page; whether the server takes this form of filter as it is meant. */
    private boolean ask(List<String> ids) throws SecodaException, InterruptedException {
        OptionalInt page = OptionalInt.of(1);
        while (page.isPresent() && !found.keySet().containsAll(ids)) {
            int asking = page.getAsInt();
            Optional<CatalogPage> answer = request(form.of(ids), asking);
            if (answer.isEmpty()) {
                return true;
            }
            List<Resource> rows = answer.get().resources();
            rows.stream().filter(row -> ids.contains(row.id())).forEach(this::take);
            if (!rows.stream().map(Resource::id).allMatch(ids::contains)) {
                return false;
            }
            page = answer.get().nextPage();
        }
        return form == Form.EXACT || !found.isEmpty();
    }

    /** Empty if there may be no more requests, which is told as the reason. */
    private Optional<CatalogPage> request(CatalogFilter filter, int page) throws SecodaException, InterruptedException {
        if (requestsLeft == 0) {
            why = Optional.of(NameLookup.REQUESTS + " requests gave no more names");
            return Optional.empty();
        }
        requestsLeft--;
        Optional<CatalogPage> answer = deadline.before(() -> api.listResources(filter, page));
        if (answer.isEmpty()) {
            why = Optional.of("the catalogue gave no more names in the time that was left for them");
        }
        return answer;
    }

    /** Why the catalogue gave nothing, without a full stop. */
    static String reason(SecodaException e) {
        return FULL_STOP.matcher(String.valueOf(e.getMessage())).replaceAll("");
    }

    private void take(Resource row) {
        row.title()
                .filter(SecodaEntity::isName)
                .ifPresent(title ->
                        found.put(row.id(), new SecodaEntity(row.id(), title, row.type(), row.owners(), row.tags())));
    }

    /** Whether another filter may do where this one didn't: errors are documented as 400 and 500. */
    private static boolean isOfTheFilter(SecodaException e) {
        boolean rowsThatCannotBeRead = e.kind() == Kind.BAD_ANSWER && !e.isOfEveryCall();
        return e.kind() == Kind.REJECTED || e.status().orElse(0) == 500 || rowsThatCannotBeRead;
    }
}
