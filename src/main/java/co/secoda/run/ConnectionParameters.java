package co.secoda.run;

import java.util.Optional;

/** The connection as a user wrote it, unchecked; each component is the parameter of its name. */
public record ConnectionParameters(
        Optional<String> serverId,
        String region,
        Optional<String> baseUrl,
        String connectTimeout,
        String responseTimeout,
        String retries,
        Optional<String> caCertificates,
        boolean allowHttp,
        boolean sandbox,
        Optional<String> sandboxHabits) {}
