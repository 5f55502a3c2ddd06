package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The formats of the reports for reviews, in schemas that say what their documents do: SARIF 2.1.0 (OASIS) with what
 * GitHub asks for beyond it, and GitLab's page on code quality. They are stricter: what isn't written is not allowed.
 */
public enum ReviewSchema {
    CODE_QUALITY("code-quality.schema.json"),
    SARIF("sarif.schema.json");

    private final String resource;

    ReviewSchema(String resource) {
        this.resource = resource;
    }

    /** Fails unless the file is of the format. */
    public void validate(Path file) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReviewSchema.class.getResourceAsStream(resource))) {
            String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(Files.readString(file), InputFormat.JSON))
                    .isEmpty();
        }
    }
}
