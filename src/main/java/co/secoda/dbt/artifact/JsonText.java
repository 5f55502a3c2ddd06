package co.secoda.dbt.artifact;

import java.io.Reader;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** JSON as Python's library writes it, and the bounds to which it is read. */
final class JsonText {
    /** Far more characters than any id or key has. */
    static final int MAX_NAME = 100_000;

    /**
     * More than {@link MendedJson} lets through of a string. It holds for what is read, which the parser collects;
     * strings that are passed over may have any length.
     */
    private static final int MAX_STRING = MendedJson.LONGEST + 100_000;

    private static final int MAX_DEPTH = 500;

    private static final JsonFactory JSON = JsonFactory.builder()
            // The names are node ids: a symbol table of them grows with the file and is slower.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            // Python writes NaN and Infinity.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_STRING)
                    .maxNameLength(MAX_NAME)
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .build();

    private JsonText() {}

    /** A parser that closes {@code json} at its end. */
    static JsonParser parser(Reader json) {
        return JSON.createParser(ObjectReadContext.empty(), json);
    }
}
