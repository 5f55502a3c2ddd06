package co.secoda.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

record ListIntegrations(Optional<String> type, int page) implements Call<IntegrationPage> {
    ListIntegrations {
        if (page < 1) {
            throw new IllegalArgumentException("pages are counted from 1, not from " + page);
        }
    }

    @Override
    public String name() {
        return "list the integrations";
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        String filter = type.map(text -> "type=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&")
                .orElse("");
        return Paths.INTEGRATIONS + "?" + filter + "page=" + page;
    }

    @Override
    public int answerLimit() {
        return 16 << 20;
    }

    @Override
    public IntegrationPage read(Answer answer) throws BadAnswer {
        return PageJson.read(answer, page);
    }
}
