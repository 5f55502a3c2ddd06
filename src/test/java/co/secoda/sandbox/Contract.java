package co.secoda.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Holds answers to the API's OpenAPI file, where that is present. */
final class Contract {
    private static final Path FILE = Path.of("../shared/api/secoda-openapi.yaml");

    private final Optional<OpenApiInteractionValidator> validator = Files.exists(FILE)
            ? Optional.of(OpenApiInteractionValidator.createForSpecificationUrl(
                            FILE.toAbsolutePath().normalize().toUri().toString())
                    .withBasePathOverride("/")
                    .build())
            : Optional.empty();

    boolean present() {
        return validator.isPresent();
    }

    /** Fails if the answer to a call of the contract is not as the contract says. */
    void hold(HttpResponse<String> response) {
        validator.ifPresent(known -> assertThat(problems(known, response))
                .as("%s %s", response.request().method(), response.uri())
                .isEmpty());
    }

    private static List<String> problems(OpenApiInteractionValidator validator, HttpResponse<String> response) {
        SimpleResponse.Builder answer = SimpleResponse.Builder.status(response.statusCode());
        response.headers().firstValue("content-type").ifPresent(answer::withContentType);
        if (!response.body().isEmpty()) {
            answer.withBody(response.body());
        }
        Request.Method method = Request.Method.valueOf(response.request().method());
        ValidationReport report = validator.validateResponse(response.uri().getPath(), method, answer.build());
        return report.getMessages().stream()
                .map(ValidationReport.Message::toString)
                .toList();
    }
}
