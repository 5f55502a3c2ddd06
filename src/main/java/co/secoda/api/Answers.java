package co.secoda.api;

import co.secoda.api.CatalogPage.Resource;
import co.secoda.api.Integrations.IntegrationPage;
import co.secoda.api.SecodaApi.SlackConversation;
import co.secoda.text.PlainText;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the contents of answers mean. */
final class Answers {
    private static final Pattern PAGE_OF_LINK = Pattern.compile("[?&]page=(\\d{1,9})(?:[&#]|$)");

    private Answers() {}

    /**
     * Any content is passed over, but for a page made for people: then something between answered in Secoda's place.
     */
    static Answer nothing(Answer answer) throws BadAnswer {
        if (answer.isHtml()) {
            throw new BadAnswer("answered " + answer.statusLine() + " with " + ErrorDetail.page(answer)
                    + ", which Secoda's API doesn't");
        }
        return answer;
    }

    static Integration integration(Answer answer) throws BadAnswer {
        return integration(Json.object(answer), "$");
    }

    private static Integration integration(@Nullable Object value, String where) throws BadAnswer {
        Map<String, Object> fields = Json.asObject(value, where);
        return new Integration(
                Json.asText(fields.get("id"), where + ".id"),
                Json.text(fields, "name"),
                Json.text(fields, "type"),
                Optional.ofNullable(fields.get("scheduled_extractions_last_run"))
                        .map(String::valueOf)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty() && !text.equals("None"))
                        .map(Answers::instantOrText),
                fields);
    }

    private static String instantOrText(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            return text;
        }
    }

    /** @param asked the number of the page that was asked for */
    static IntegrationPage page(Answer answer, int asked) throws BadAnswer {
        Map<String, Object> page = Json.object(answer);
        List<?> rows = Json.asArray(page.get("results"), "$.results");
        List<Integration> integrations = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            integrations.add(integration(rows.get(i), "$.results[" + i + "]"));
        }
        return new IntegrationPage(integrations, answer.body().length, further(next(page), asked));
    }

    /** @param asked the number of the page that was asked for */
    static CatalogPage resources(Answer answer, int asked) throws BadAnswer {
        Map<String, Object> page = Json.object(answer);
        List<Resource> resources = new ArrayList<>();
        for (Object row : Json.asArray(page.get("results"), "$.results")) {
            Map<String, Object> fields = Json.asObject(row, "$.results[]");
            Json.text(fields, "id").ifPresent(id -> resources.add(resource(id, fields)));
        }
        return new CatalogPage(resources, further(next(page), asked));
    }

    private static Resource resource(String id, Map<String, Object> fields) {
        return new Resource(
                id,
                said(fields, "title_full").or(() -> said(fields, "title")),
                said(fields, "entity_type"),
                texts(fields.get("owners")),
                texts(fields.get("tags")));
    }

    private static Optional<String> said(Map<String, Object> fields, String field) {
        return Json.text(fields, field).filter(text -> !text.isBlank());
    }

    private static List<String> texts(@Nullable Object values) {
        return values instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(text -> !text.isBlank())
                        .toList()
                : List.of();
    }

    /** A page that isn't further on would lead in a circle. */
    private static OptionalInt further(OptionalInt next, int asked) {
        return next.orElse(0) > asked ? next : OptionalInt.empty();
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

    /** Both arrays must be there: an answer without one is no answer, and must not pass for "nothing fails". */
    static FailingTests failingTests(Answer answer) throws BadAnswer {
        Map<String, Object> lists = Json.object(answer);
        return FailingTests.of(ids(lists, "failing"), ids(lists, "warning"));
    }

    private static List<String> ids(Map<String, Object> lists, String field) throws BadAnswer {
        List<?> values = Json.asArray(lists.get(field), "$." + field);
        List<String> ids = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            ids.add(Json.asText(values.get(i), "$." + field + "[" + i + "]"));
        }
        return ids;
    }

    static List<SlackConversation> slackConversations(Answer answer) throws BadAnswer {
        List<SlackConversation> conversations = new ArrayList<>();
        for (Object entry : Json.array(answer)) {
            Map<String, Object> fields = Json.asObject(entry, "$[" + conversations.size() + "]");
            conversations.add(new SlackConversation(Json.text(fields, "id"), Json.text(fields, "name"), fields));
        }
        return conversations;
    }

    static Optional<String> health(Answer answer) throws BadAnswer {
        return Optional.ofNullable(Json.object(answer).get("status"))
                .map(String::valueOf)
                .map(PlainText::message);
    }

    /** An answer that isn't what the contract says. */
    static final class BadAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        /** The end of a sentence that begins with method and URL. */
        BadAnswer(String what) {
            super(what);
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }
}
