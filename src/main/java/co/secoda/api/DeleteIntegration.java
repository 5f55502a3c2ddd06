package co.secoda.api;

record DeleteIntegration(IntegrationId id) implements Call<NoContent> {
    @Override
    public String name() {
        return "delete the integration";
    }

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String path() {
        return Paths.integration(id);
    }

    @Override
    public boolean goneMeansDone() {
        return true;
    }

    @Override
    public NoContent read(Answer answer) throws BadAnswer {
        return NoContent.read(answer);
    }
}
