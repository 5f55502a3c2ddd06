package co.secoda.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

record GetFailingTests(IntegrationId id) implements Call<FailingTests> {
    @Override
    public String name() {
        return "read the failing tests";
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return Paths.dbt(id, "failing_tests");
    }

    @Override
    public int answerLimit() {
        return 16 << 20;
    }

    /** Both arrays must be there: an answer without one is no answer, and must not pass for "nothing fails". */
    @Override
    public FailingTests read(Answer answer) throws BadAnswer {
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
}
