package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * The formats of the reports for reviews, in schemas that say what their documents do: SARIF 2.1.0 (OASIS) with what
 * GitHub asks for beyond it, and GitLab's page on code quality. They are stricter: what isn't written is not allowed.
 */
public enum ReviewSchema {
    CODE_QUALITY("code-quality.schema.json"),
    SARIF("sarif.schema.json");

    /** The schema that OASIS published, as a library of the test class path has it. */
    private static final String PUBLISHED_SARIF = "/schema/sarif-schema-2.1.0.json";

    private final String resource;

    ReviewSchema(String resource) {
        this.resource = resource;
    }

    /** Fails unless the file is of the format. */
    public void validate(Path file) throws IOException {
        assertThat(problems(resource, SpecVersion.VersionFlag.V202012, file)).isEmpty();
        if (this == SARIF) {
            assertThat(problems(PUBLISHED_SARIF, SpecVersion.VersionFlag.V7, file))
                    .isEmpty();
        }
    }

    private static Set<ValidationMessage> problems(String schema, SpecVersion.VersionFlag draft, Path file)
            throws IOException {
        try (InputStream in = Objects.requireNonNull(ReviewSchema.class.getResourceAsStream(schema))) {
            return JsonSchemaFactory.getInstance(draft)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .validate(Files.readString(file), InputFormat.JSON);
        }
    }
}
