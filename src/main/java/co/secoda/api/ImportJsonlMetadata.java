package co.secoda.api;

import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;

record ImportJsonlMetadata(IntegrationId id, UploadFile resources, Optional<UploadFile> lineages)
        implements Call<NoContent> {
    @Override
    public String name() {
        return "import the JSONL metadata";
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return Paths.integration(id) + "/import_jsonl_metadata";
    }

    @Override
    public Optional<HttpEntity> body() throws FileFailure {
        Multipart parts = new Multipart().add("resources_file", resources);
        if (lineages.isPresent()) {
            parts.add("lineages_file", lineages.get());
        }
        return Optional.of(parts.build());
    }

    @Override
    public NoContent read(Answer answer) throws BadAnswer {
        return NoContent.read(answer);
    }
}
