package co.secoda.api;

record GetIntegration(IntegrationId id) implements Call<Integration> {
    @Override
    public String name() {
        return "read the integration";
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return Paths.integration(id);
    }

    @Override
    public Integration read(Answer answer) throws BadAnswer {
        return IntegrationJson.read(Json.object(answer), "$");
    }
}
