package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds requests and answers to the API's OpenAPI file, by a library; the parts of uploads, for which that library is
 * blind, by a multipart parser.
 */
final class OpenApiContract {
    private static final Path FILE = Path.of("../shared/api/secoda-openapi.yaml");

    private final OpenApiInteractionValidator validator;

    private OpenApiContract(OpenApiInteractionValidator validator) {
        this.validator = validator;
    }

    /** Where the file isn't there, the test that asks for it is skipped. */
    static OpenApiContract load() {
        assumeTrue(Files.isRegularFile(FILE), "the OpenAPI file isn't there, so nothing is held to it: " + FILE);
        return Loaded.CONTRACT;
    }

    /** Read once: it takes a while. */
    private static final class Loaded {
        static final OpenApiContract CONTRACT =
                new OpenApiContract(OpenApiInteractionValidator.createForSpecificationUrl(
                                FILE.toAbsolutePath().normalize().toUri().toString())
                        .build());
    }

    /** Fails unless request and answer are as the contract says. */
    void check(ServeEvent event) {
        LoggedRequest request = event.getRequest();
        ValidationReport report = validator.validate(request(request), response(event.getResponse()));
        assertThat(report.getMessages())
                .as(request.getMethod() + " " + request.getUrl())
                .isEmpty();
        if (isMultipart(request)) {
            checkParts(request);
        }
    }

    private static void checkParts(LoggedRequest request) {
        List<FormPart> parts = FormPart.parse(request.getHeader("Content-Type"), request.getBody());
        List<String> names = parts.stream().map(FormPart::name).toList();
        String url = request.getUrl();
        if (url.endsWith("/upload_artifacts/")) {
            assertThat(names).containsExactly("run_results", "manifest");
        } else if (url.endsWith("/import_metadata")) {
            assertThat(names).containsExactly("file");
        } else {
            assertThat(url).endsWith("/import_jsonl_metadata");
            assertThat(names).startsWith("resources_file").isSubsetOf("resources_file", "lineages_file");
        }
        assertThat(parts).allSatisfy(part -> assertThat(part.fileName()).isNotEmpty());
    }

    private static boolean isMultipart(LoggedRequest request) {
        return request.containsHeader("Content-Type")
                && request.getHeader("Content-Type").startsWith("multipart/");
    }

    private static SimpleRequest request(LoggedRequest logged) {
        String url = logged.getUrl();
        int query = url.indexOf('?');
        SimpleRequest.Builder builder =
                new SimpleRequest.Builder(logged.getMethod().value(), query < 0 ? url : url.substring(0, query));
        logged.getQueryParams().forEach((name, parameter) -> builder.withQueryParam(name, parameter.values()));
        headers(logged.getHeaders()).forEach(name -> builder.withHeader(name, logged.getHeader(name)));
        if (logged.getBody().length > 0) {
            builder.withBody(logged.getBody());
        }
        return builder.build();
    }

    private static SimpleResponse response(LoggedResponse logged) {
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(logged.getStatus());
        headers(logged.getHeaders())
                .forEach(name -> builder.withHeader(
                        name, logged.getHeaders().getHeader(name).values()));
        if (logged.getBody() != null && logged.getBody().length > 0) {
            builder.withBody(logged.getBody());
        }
        return builder.build();
    }

    private static Set<String> headers(HttpHeaders headers) {
        return headers == null
                ? Set.of()
                : headers.all().stream().map(header -> header.key()).collect(Collectors.toSet());
    }
}
