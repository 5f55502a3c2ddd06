package co.secoda.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a page of integrations, and the number of the next one. */
final class PageJson {
    private static final Pattern PAGE_OF_LINK = Pattern.compile("[?&]page=(\\d{1,9})(?:[&#]|$)");

    private PageJson() {}

    static IntegrationPage read(Answer answer, int asked) throws BadAnswer {
        Map<String, Object> page = Json.object(answer);
        List<?> rows = Json.asArray(page.get("results"), "$.results");
        List<Integration> integrations = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            integrations.add(IntegrationJson.read(rows.get(i), "$.results[" + i + "]"));
        }
        OptionalInt next = next(page);
        // A page that isn't further on would lead in a circle.
        return new IntegrationPage(integrations, next.orElse(0) > asked ? next : OptionalInt.empty());
    }

    private static OptionalInt next(Map<String, Object> page) {
        OptionalInt number =
                page.get("meta") instanceof Map<?, ?> meta ? number(meta.get("next_page")) : OptionalInt.empty();
        if (number.isPresent()) {
            return number;
        }
        // Only the number is taken from the link: the key goes nowhere that an answer points to.
        return page.get("links") instanceof Map<?, ?> links && links.get("next") instanceof String link
                ? pageOf(link)
                : OptionalInt.empty();
    }

    private static OptionalInt number(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static OptionalInt pageOf(String link) {
        Matcher page = PAGE_OF_LINK.matcher(link);
        return page.find() ? number(page.group(1)) : OptionalInt.empty();
    }
}
