package co.secoda.sandbox;

import co.secoda.sandbox.Route.Endpoint;
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
            "slack");

    private static final String INTEGRATIONS = "/api/v1/integration/integrations";
    private static final String DBT = "/api/v1/integration/dbt";
    private static final String SLACK = "/api/v2/integration_v2/slack/conversations/list";
    private static final String ID = "/([^/]+)";

    private final List<Route> all;

    Routes(IntegrationCalls integrations, DbtCalls dbt, ImportCalls imports, boolean slackOnDoubledPathOnly) {
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

    private static Route route(String name, String method, String path, Endpoint endpoint) {
        return new Route(name, method, Pattern.compile(path), false, endpoint);
    }

    private static Answer slack(Call call) {
        return Answer.json(
                200,
                List.of(
                        Map.of("id", "C05EC0DA001", "name", "data-alerts"),
                        Map.of("id", "C05EC0DA002", "name", "analytics"),
                        Map.of("id", "C05EC0DA003", "name", "daten-qualität")));
    }

    private static Answer healthcheck(Call call) {
        return Answer.json(200, Map.of("status", "OK"));
    }
}
