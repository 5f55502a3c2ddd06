package co.secoda.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which resources of the catalogue are asked for. Secoda documents {@code exact} for an id; that {@code or} and
 * {@code in} work on ids too isn't documented.
 *
 * @param json the filter as the API takes it
 */
public record CatalogFilter(String json) {
    private static final String OPERATOR = "operator";

    /** The one resource of this id. */
    public static CatalogFilter exact(String id) {
        return of(exactly(id));
    }

    /** The resources of these ids, by an {@code or} of an {@code exact} for each. */
    public static CatalogFilter anyOf(List<String> ids) {
        Map<String, Object> or = new LinkedHashMap<>();
        or.put(OPERATOR, "or");
        or.put("operands", ids.stream().map(CatalogFilter::exactly).toList());
        return of(or);
    }

    /** The resources of these ids, by {@code in}. */
    public static CatalogFilter in(List<String> ids) {
        return of(comparison("in", List.copyOf(ids)));
    }

    private static Map<String, Object> exactly(String id) {
        return comparison("exact", id);
    }

    private static Map<String, Object> comparison(String operator, Object value) {
        Map<String, Object> comparison = new LinkedHashMap<>();
        comparison.put(OPERATOR, operator);
        comparison.put("field", "id");
        comparison.put("value", value);
        return comparison;
    }

    private static CatalogFilter of(Map<String, Object> filter) {
        return new CatalogFilter(new String(Json.write(filter), StandardCharsets.UTF_8));
    }
}
