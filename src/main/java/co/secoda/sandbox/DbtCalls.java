package co.secoda.sandbox;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.ArtifactFile.ArtifactPaths;
import co.secoda.sandbox.Reply.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** The calls of a dbt integration. */
final class DbtCalls {
    private static final Logger LOG = LoggerFactory.getLogger(DbtCalls.class);

    private static final String RUN_RESULTS = "run_results";
    private static final String MANIFEST = "manifest";

    private final Workspace workspace;
    private final Scratch scratch;
    private final RunReader reader;
    private final Catalogue catalogue;

    DbtCalls(Workspace workspace, Scratch scratch, RunReader reader, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.workspace = workspace;
        this.scratch = scratch;
        this.reader = reader;
    }

    Reply upload(RoutedRequest call) throws Refusal, IOException {
        StoredIntegration integration = workspace.getDbt(call.integrationId());
        try (Form form = Form.read(call.request(), scratch)) {
            form.require(RUN_RESULTS, MANIFEST);
            Optional<UploadedSets> uploaded = findings(
                    form.file(MANIFEST).orElseThrow(), form.file(RUN_RESULTS).orElseThrow());
            uploaded.ifPresent(sets -> catalogue.add(sets.named()));
            integration.sync().take(uploaded);
        }
        return Reply.empty(200);
    }

    /** Worked out here, so that nothing of the files has to be kept until the sync. */
    private Optional<UploadedSets> findings(Path manifest, Path runResults) throws Refusal, IOException {
        Map<String, String> errors = new LinkedHashMap<>();
        JsonCheck.problem(runResults).ifPresent(problem -> errors.put(RUN_RESULTS, problem));
        JsonCheck.problem(manifest).ifPresent(problem -> errors.put(MANIFEST, problem));
        if (!errors.isEmpty()) {
            throw new Refusal(Reply.fieldErrors(errors));
        }
        try {
            return Optional.of(UploadedSets.of(reader.read(new ArtifactPaths(manifest, runResults))));
        } catch (ArtifactException e) {
            // JSON, but not what dbt writes: such an upload is accepted, and the sync fails.
            LOG.debug("no sync can read what was uploaded: {}", e.getMessage());
            return Optional.empty();
        }
    }

    Reply trigger(RoutedRequest call) throws Refusal {
        boolean started = workspace.getDbt(call.integrationId()).sync().start();
        return started ? Reply.empty(200) : Reply.detail(409, "A sync of this integration is already running.");
    }

    Reply failingTests(RoutedRequest call) throws Refusal {
        FailingTests sets = workspace
                .getDbt(call.integrationId())
                .sync()
                .failingTests()
                .orElseThrow(() -> new Refusal(Reply.detail(404, "No sync of this integration has succeeded yet.")));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("warning", sets.warning());
        body.put("failing", sets.failing());
        return Reply.json(200, body);
    }

    /** Reads a pair of artifacts. */
    @FunctionalInterface
    interface RunReader {
        DbtRun read(ArtifactPaths paths) throws ArtifactException;
    }

    /** Whether a file is one JSON object, from its first byte to its last. */
    static final class JsonCheck {
        // The names are looked at by nobody: keeping them would only make memory grow.
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .build();

        private JsonCheck() {}

        /** What is wrong with the file, in a sentence; empty if it is an object. */
        static Optional<String> problem(Path file) throws IOException {
            if (Files.size(file) == 0) {
                return Optional.of("The submitted file is empty.");
            }
            try (InputStream in = Files.newInputStream(file);
                    JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return Optional.of("Not a JSON object.");
                }
                parser.skipChildren();
                return parser.nextToken() == null
                        ? Optional.empty()
                        : Optional.of("There is more than one JSON value.");
            } catch (JacksonException e) {
                TokenStreamLocation where = e.getLocation();
                return Optional.of(
                        where == null
                                ? "Not valid JSON."
                                : "Not valid JSON: line " + where.getLineNr() + ", column " + where.getColumnNr()
                                        + ".");
            }
        }
    }
}
