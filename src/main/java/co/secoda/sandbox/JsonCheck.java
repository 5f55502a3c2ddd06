package co.secoda.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Whether a file is one JSON object, from its first byte to its last. */
final class JsonCheck {
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
            return parser.nextToken() == null ? Optional.empty() : Optional.of("There is more than one JSON value.");
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation();
            return Optional.of(
                    where == null
                            ? "Not valid JSON."
                            : "Not valid JSON: line " + where.getLineNr() + ", column " + where.getColumnNr() + ".");
        }
    }
}
