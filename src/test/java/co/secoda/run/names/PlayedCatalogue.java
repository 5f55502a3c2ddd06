package co.secoda.run.names;

import co.secoda.api.CatalogFilter;
import co.secoda.api.CatalogPage;
import co.secoda.api.CatalogPage.Resource;
import co.secoda.api.Deadline;
import co.secoda.api.FailingTests;
import co.secoda.api.SecodaApi;
import co.secoda.api.SecodaException;
import co.secoda.api.SecodaException.Kind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/** A catalogue that a test sets up, alone or before a server; time goes on with each request to it. */
public final class PlayedCatalogue implements InstantSource {
    /** What was asked, such as {@code or:1} for the first page of an {@code or}. */
    public final List<String> requests = new ArrayList<>();

    /** The ids that were asked for. */
    public final Set<String> asked = new TreeSet<>();
    /** Whether an upload mends what failed until then. */
    public boolean mendedByUpload;

    public Set<String> refused = Set.of();
    int refusedWith = 400;
    public boolean ignoresFilters;
    int pageSize = 20;
    public Duration latency = Duration.ofMillis(100);
    Optional<SecodaException> failure = Optional.empty();

    private final Map<String, String> titles = new TreeMap<>();
    private final List<String> failing = new ArrayList<>();
    private Set<String> emptyFor = Set.of();
    private Instant now = Instant.parse("2026-11-26T08:00:00Z");
    private final InstantSource clock;
    private final Consumer<Duration> passes;
    private Deadline deadline = Deadline.NONE;

    PlayedCatalogue() {
        clock = () -> now;
        passes = time -> now = now.plus(time);
    }

    /** One whose time is kept elsewhere. */
    public PlayedCatalogue(InstantSource clock, Consumer<Duration> passes) {
        this.clock = clock;
        this.passes = passes;
    }

    /** The same with something that fails all the time, whatever is uploaded. */
    public PlayedCatalogue failing(String id, String title) {
        failing.add(id);
        return with(id, title);
    }

    public PlayedCatalogue with(String id, String title) {
        titles.put(id, title);
        return this;
    }

    /** Filters that give nothing, though they are taken. */
    PlayedCatalogue findingNothingBy(String... operators) {
        emptyFor = Set.of(operators);
        return this;
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    SecodaApi api() {
        return before((SecodaApi) Proxy.newProxyInstance(
                SecodaApi.class.getClassLoader(), new Class<?>[] {SecodaApi.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("no lookup calls " + method);
                }));
    }

    /** What answers for the catalogue, and hands on all other calls. */
    public SecodaApi before(SecodaApi server) {
        return (SecodaApi) Proxy.newProxyInstance(
                SecodaApi.class.getClassLoader(),
                new Class<?>[] {SecodaApi.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "once" -> proxy;
                    case "until" -> {
                        deadline = (Deadline) arguments[0];
                        yield proxy;
                    }
                    case "listResources" -> list((CatalogFilter) arguments[0], (int) arguments[1]);
                    case "getFailingTests" -> withFailing((FailingTests) called(server, method, arguments));
                    case "uploadDbtArtifacts" -> {
                        if (mendedByUpload) {
                            failing.clear();
                        }
                        yield called(server, method, arguments);
                    }
                    default -> called(server, method, arguments);
                });
    }

    private FailingTests withFailing(FailingTests answer) {
        return FailingTests.of(
                Stream.concat(answer.failing().stream(), failing.stream()).toList(), answer.warning());
    }

    private static Object called(SecodaApi server, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(server, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private CatalogPage list(CatalogFilter filter, int page) throws SecodaException {
        Map<String, Object> condition = JSON.std.mapFrom(filter.json());
        String operator = String.valueOf(condition.get("operator"));
        requests.add(operator + ":" + page);
        Matcher values = Pattern.compile("\"value\":\"([^\"]*)\"").matcher(filter.json());
        while (values.find()) {
            asked.add(values.group(1));
        }
        if (latency.compareTo(deadline.left()) >= 0) {
            passes.accept(deadline.left());
            throw new SecodaException(Kind.UNREACHABLE, 0, "no answer before time was up");
        }
        passes.accept(latency);
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (refused.contains(operator)) {
            throw new SecodaException(
                    refusedWith == 500 ? Kind.UNREACHABLE : Kind.REJECTED, refusedWith, "HTTP " + refusedWith);
        }
        Predicate<String> matching = emptyFor.contains(operator) ? id -> false : matching(condition);
        List<Resource> rows = titles.entrySet().stream()
                .filter(row -> ignoresFilters || matching.test(row.getKey()))
                .map(row -> new Resource(
                        row.getKey(), Optional.of(row.getValue()), Optional.of("table"), List.of(), List.of()))
                .toList();
        int from = Math.min((page - 1) * pageSize, rows.size());
        int to = Math.min(from + pageSize, rows.size());
        return new CatalogPage(
                rows.subList(from, to), to < rows.size() ? OptionalInt.of(page + 1) : OptionalInt.empty());
    }

    private static Predicate<String> matching(Map<?, ?> condition) {
        Object value = condition.get("value");
        if (condition.get("operands") instanceof List<?> operands) {
            List<?> ids = operands.stream()
                    .map(operand -> ((Map<?, ?>) operand).get("value"))
                    .toList();
            return ids::contains;
        }
        return value instanceof List<?> ids ? ids::contains : id -> id.equals(value);
    }
}
