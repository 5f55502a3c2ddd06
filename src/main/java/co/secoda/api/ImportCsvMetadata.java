package co.secoda.api;

import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;

record ImportCsvMetadata(IntegrationId id, UploadFile file) implements Call<NoContent> {
    @Override
    public String name() {
        return "import the CSV metadata";
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return Paths.integration(id) + "/import_metadata";
    }

    @Override
    public Optional<HttpEntity> body() throws FileFailure {
        return Optional.of(new Multipart().add("file", file).build());
    }

    @Override
    public NoContent read(Answer answer) throws BadAnswer {
        return NoContent.read(answer);
    }
}
