package co.secoda.api;

import co.secoda.text.PlainText;
import java.util.Optional;

/** Not one of the ten calls: it needs no key, and a workspace may not have it. */
record HealthCheck() implements Call<Optional<String>> {
    @Override
    public String name() {
        return "ask for the server's health";
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/healthcheck";
    }

    @Override
    public Optional<String> read(Answer answer) throws BadAnswer {
        return Optional.ofNullable(Json.object(answer).get("status"))
                .map(String::valueOf)
                .map(PlainText::message);
    }
}
