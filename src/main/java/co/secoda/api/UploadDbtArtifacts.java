package co.secoda.api;

import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;

record UploadDbtArtifacts(IntegrationId id, UploadFile runResults, UploadFile manifest) implements Call<NoContent> {
    @Override
    public String name() {
        return "upload the dbt artifacts";
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return Paths.dbt(id, "upload_artifacts");
    }

    @Override
    public Optional<HttpEntity> body() throws FileFailure {
        return Optional.of(new Multipart()
                .add("run_results", runResults)
                .add("manifest", manifest)
                .build());
    }

    @Override
    public NoContent read(Answer answer) throws BadAnswer {
        return NoContent.read(answer);
    }
}
