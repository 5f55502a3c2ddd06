package co.secoda.api;

record TriggerDbtSync(IntegrationId id) implements Call<NoContent> {
    @Override
    public String name() {
        return "start the sync";
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return Paths.dbt(id, "trigger");
    }

    @Override
    public NoContent read(Answer answer) throws BadAnswer {
        return NoContent.read(answer);
    }
}
