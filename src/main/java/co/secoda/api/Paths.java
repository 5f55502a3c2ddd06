package co.secoda.api;

/** The paths of the API, in the form that Secoda documents: some end with a slash, some don't. */
final class Paths {
    static final String INTEGRATIONS = "/api/v1/integration/integrations";

    private Paths() {}

    static String integration(IntegrationId id) {
        return INTEGRATIONS + "/" + id;
    }

    static String dbt(IntegrationId id, String what) {
        return "/api/v1/integration/dbt/" + id + "/" + what + "/";
    }
}
