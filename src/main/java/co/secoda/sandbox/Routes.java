package co.secoda.sandbox;

import co.secoda.sandbox.Reply.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls that the sandbox knows. */
final class Routes {
    /** What the calls are named where a habit speaks of one. */
    static final List<String> NAMES = List.of(
            "list",
            "create",
            "get",
            "delete",
            "import_metadata",
            "import_jsonl_metadata",
            "upload_artifacts",
            "trigger",
            "failing_tests",
            "slack",
            "catalog");

    private static final String INTEGRATIONS = "/api/v1/integration/integrations";
    private static final String DBT = "/api/v1/integration/dbt";
    private static final String SLACK = "/api/v2/integration_v2/slack/conversations/list";
    private static final String ID = "/([^/]+)";

    private final List<Route> all;

    Routes(
            IntegrationCalls integrations,
            DbtCalls dbt,
            ImportCalls imports,
            CatalogCalls catalog,
            boolean slackOnDoubledPathOnly) {
        all = List.of(
                route("list", "GET", INTEGRATIONS, integrations::list),
                route("create", "POST", INTEGRATIONS, integrations::create),
                route("get", "GET", INTEGRATIONS + ID, integrations::get),
                route("delete", "DELETE", INTEGRATIONS + ID, integrations::delete),
                route("import_metadata", "POST", INTEGRATIONS + ID + "/import_metadata", imports::csv),
                route("import_jsonl_metadata", "POST", INTEGRATIONS + ID + "/import_jsonl_metadata", imports::jsonl),
                route("upload_artifacts", "POST", DBT + ID + "/upload_artifacts/", dbt::upload),
                route("trigger", "POST", DBT + ID + "/trigger/", dbt::trigger),
                route("failing_tests", "GET", DBT + ID + "/failing_tests/", dbt::failingTests),
                route(
                        "slack",
                        "GET",
                        slackOnDoubledPathOnly ? "/api/v1" + SLACK : "(?:/api/v1)?" + SLACK,
                        Routes::slack),
                route("catalog", "GET", "/api/v1/resource/catalog", catalog::list),
                new Route("healthcheck", "GET", Pattern.compile("/healthcheck"), true, Routes::healthcheck));
    }

    /** The routes that a path leads to, one for each method; none if the path is unknown. */
    List<Route> at(String path) {
        return all.stream()
                .filter(route -> route.path().matcher(path).matches())
                .toList();
    }

    /** The integration's id in a path that the route matches; empty where the path has none. */
    static String integrationId(Route route, String path) {
        Matcher matcher = route.path().matcher(path);
        return matcher.matches() && matcher.groupCount() > 0 ? matcher.group(1) : "";
    }

    private static Route route(String name, String method, String path, Route.Endpoint endpoint) {
        return new Route(name, method, Pattern.compile(path), false, endpoint);
    }

    private static Reply slack(RoutedRequest call) {
        return Reply.json(
                200,
                List.of(
                        Map.of("id", "C05EC0DA001", "name", "data-alerts"),
                        Map.of("id", "C05EC0DA002", "name", "analytics"),
                        Map.of("id", "C05EC0DA003", "name", "daten-qualität")));
    }

    private static Reply healthcheck(RoutedRequest call) {
        return Reply.json(200, Map.of("status", "OK"));
    }

    /**
     * One call of the API.
     *
     * @param name what habits call it
     * @param method the HTTP method
     * @param path the whole path; its only group is the integration's id
     * @param open whether it is answered without a key
     * @param endpoint what it does
     */
    record Route(String name, String method, Pattern path, boolean open, Route.Endpoint endpoint) {
        /** Does a call. */
        @FunctionalInterface
        interface Endpoint {
            Reply answer(RoutedRequest call) throws Refusal, IOException;
        }
    }
}
