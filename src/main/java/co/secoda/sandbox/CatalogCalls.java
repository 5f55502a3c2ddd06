package co.secoda.sandbox;

import co.secoda.sandbox.Catalogue.StoredResource;
import co.secoda.sandbox.Reply.Refusal;
import co.secoda.sandbox.SandboxHabits.CatalogHabits;
import co.secoda.sandbox.SandboxHabits.CatalogHabits.Filters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** The call that lists the catalogue, and the filters that it takes. */
final class CatalogCalls implements AutoCloseable {
    private final Catalogue catalogue;
    private final CatalogHabits habits;
    private final Pages pages;
    private final CountDownLatch closed = new CountDownLatch(1);

    CatalogCalls(Catalogue catalogue, CatalogHabits habits, Pages pages) {
        this.catalogue = catalogue;
        this.habits = habits;
        this.pages = pages;
    }

    Reply list(RoutedRequest call) throws Refusal {
        delay();
        Optional<String> filter =
                call.query("filter").filter(text -> !text.isBlank() && habits.filters() != Filters.IGNORED);
        List<StoredResource> matching = catalogue.all();
        if (filter.isPresent()) {
            matching = matching.stream().filter(predicate(filter.get())).toList();
        }
        return pages.reply(call, Catalogue.shown(matching), StoredResource::toJson);
    }

    private void delay() {
        try {
            boolean unused = closed.await(habits.delay().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Predicate<StoredResource> predicate(String filter) throws Refusal {
        Object read;
        try {
            read = JSON.std.anyFrom(filter);
        } catch (JacksonException e) {
            throw refused("Not valid JSON.");
        }
        return condition(read);
    }

    private Predicate<StoredResource> condition(Object filter) throws Refusal {
        if (!(filter instanceof Map<?, ?> condition)) {
            throw refused("Expected a dictionary.");
        }
        String operator = String.valueOf(condition.get("operator"));
        if (!habits.filters().takes(operator)) {
            throw refused("\"" + operator + "\" is not a valid operator.");
        }
        return switch (operator) {
            case "and" -> joined(condition, Predicate::and);
            case "or" -> joined(condition, Predicate::or);
            default -> comparison(operator, condition);
        };
    }

    private Predicate<StoredResource> joined(Map<?, ?> condition, BinaryOperator<Predicate<StoredResource>> join)
            throws Refusal {
        if (!(condition.get("operands") instanceof List<?> operands) || operands.isEmpty()) {
            throw refused("\"operands\" is required.");
        }
        Predicate<StoredResource> all = condition(operands.get(0));
        for (Object operand : operands.subList(1, operands.size())) {
            all = join.apply(all, condition(operand));
        }
        return all;
    }

    private static Predicate<StoredResource> comparison(String operator, Map<?, ?> condition) throws Refusal {
        String field = String.valueOf(condition.get("field"));
        Object value = condition.get("value");
        return switch (operator) {
            case "exact" -> resource -> valueOf(resource, field).equals(value);
            case "contains" -> resource -> valueOf(resource, field).contains(String.valueOf(value));
            case "in" -> {
                if (!(value instanceof List<?> values)) {
                    throw refused("\"value\" must be a list.");
                }
                yield resource -> values.contains(valueOf(resource, field));
            }
            default -> throw refused("\"" + operator + "\" is not a valid operator.");
        };
    }

    private static String valueOf(StoredResource resource, String field) {
        return String.valueOf(resource.toJson().get(field));
    }

    private static Refusal refused(String sentence) {
        return new Refusal(Reply.fieldErrors(Map.of("filter", sentence)));
    }

    /** Who still waits for a slow answer gets it now. */
    @Override
    public void close() {
        closed.countDown();
    }
}
