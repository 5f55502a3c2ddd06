package co.secoda.run;

import co.secoda.api.NewIntegration;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
}
