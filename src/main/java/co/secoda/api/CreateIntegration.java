package co.secoda.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

record CreateIntegration(NewIntegration integration) implements Call<Integration> {
    @Override
    public String name() {
        return "create the integration";
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return Paths.INTEGRATIONS;
    }

    @Override
    public Optional<HttpEntity> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", integration.name());
        body.put("type", integration.type());
        body.put("teams", integration.teams());
        body.put("credentials", integration.credentials());
        return Optional.of(new ByteArrayEntity(Json.write(body), ContentType.APPLICATION_JSON));
    }

    @Override
    public boolean onlyOnce() {
        return true;
    }

    @Override
    public Integration read(Answer answer) throws BadAnswer {
        return IntegrationJson.read(Json.object(answer), "$");
    }
}
