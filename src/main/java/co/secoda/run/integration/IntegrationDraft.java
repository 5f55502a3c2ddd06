package co.secoda.run.integration;

import co.secoda.api.NewIntegration;
import co.secoda.run.BadSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.jr.ob.JSON;

/** Reads the integration that a user wants made. */
public final class IntegrationDraft {
    private static final String CUSTOM = "custom";

    private IntegrationDraft() {}

    /**
     * The integration.
     *
     * @param teams ids with commas between them
     * @throws BadSettingException if there is no name, or credentials that can't be read or that a custom integration
     *     must not have
     */
    public static NewIntegration read(
            Optional<String> name, String type, Optional<String> teams, Optional<Path> credentialsFile)
            throws BadSettingException {
        if (name.isEmpty()) {
            throw new BadSettingException("There is no secoda.name: give the new integration one.");
        }
        if (credentialsFile.isPresent() && type.strip().equalsIgnoreCase(CUSTOM)) {
            throw new BadSettingException(
                    "secoda.credentialsFile is given, but a custom integration has no credentials: leave it out, or give the secoda.type of a native one.");
        }
        List<String> ids = Arrays.stream(teams.orElse("").split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        Map<String, Object> credentials =
                credentialsFile.isPresent() ? CredentialsFile.read(credentialsFile.get()) : Map.of();
        return new NewIntegration(name.get(), type.strip(), ids, credentials);
    }

    /**
     * Reads a file of credentials. Nothing of its content gets into a message: the parser's own words would quote it.
     */
    static final class CredentialsFile {
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        private static final JSON JSON_JR = JSON.builder(FACTORY).build().with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);

        private CredentialsFile() {}

        /**
         * The one JSON object in the file.
         *
         * @throws BadSettingException if it can't be read or is something else, naming file, line and column
         */
        static Map<String, Object> read(Path file) throws BadSettingException {
            try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
                Object value = JSON_JR.anyFrom(parser);
                if (parser.nextToken() != null) {
                    throw notAnObject(file, parser.currentTokenLocation(), "more comes after the end of the JSON");
                }
                if (value instanceof Map<?, ?>) {
                    @SuppressWarnings("unchecked") // jackson-jr makes no maps but these
                    Map<String, Object> object = (Map<String, Object>) value;
                    return object;
                }
                throw new BadSettingException(
                        "secoda.credentialsFile=" + file + ":1:1: is JSON, but no object: {\"…\": \"…\"} is needed.");
            } catch (JacksonException e) {
                throw notAnObject(file, e.getLocation(), "isn't JSON, or has a field twice");
            } catch (IOException e) {
                throw new BadSettingException("secoda.credentialsFile=" + file + " can't be read: " + e + ".");
            }
        }

        private static BadSettingException notAnObject(Path file, @Nullable TokenStreamLocation at, String why) {
            String where = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            return new BadSettingException("secoda.credentialsFile=" + file + where + ": " + why
                    + "; one JSON object with the credentials is needed.");
        }
    }
}
