package co.secoda.sandbox;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/**
 * How a sandbox is set up.
 *
 * @param port the loopback port, 0 for any that is free, at most 65535
 * @param apiKey the key that requests must carry
 * @param integrationId the dbt integration that is there from the start
 * @param acceptAnyIntegration whether an id that nobody made becomes a dbt integration when it is first used; else it
 *     is not found. A deleted one stays deleted
 * @param pageSize how many integrations a page of the list holds, at least 1
 * @param syncTime how long a sync takes, unless the habits say otherwise; 0 is allowed
 * @param habits how the workspace behaves where Secoda's documents leave it open
 */
public record SandboxSettings(
        int port,
        String apiKey,
        String integrationId,
        boolean acceptAnyIntegration,
        int pageSize,
        Duration syncTime,
        SandboxHabits habits) {
    /** The API key unless another is set, as where no other program can reach the port. */
    public static final String DEFAULT_API_KEY = "sandbox";

    /** The dbt integration unless another is set. */
    public static final String DEFAULT_INTEGRATION_ID = "5ec0da00-5a4d-4b0c-8000-000000000001";

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of bounds, naming it
     */
    public SandboxSettings {
        require(port >= 0 && port <= 65_535, "the port (secoda.port) must be between 0 and 65535, not " + port);
        require(!apiKey.isBlank(), "the API key is empty");
        require(!integrationId.isBlank(), "the integration id is empty");
        require(pageSize >= 1, "the page size must be at least 1, not " + pageSize);
        require(!syncTime.isNegative(), "the sync time can't be negative: " + syncTime);
    }

    /** Any free port, the default key and integration, pages of 20, syncs of a second, the default habits. */
    public static SandboxSettings defaults() {
        return new SandboxSettings(
                0, DEFAULT_API_KEY, DEFAULT_INTEGRATION_ID, false, 20, Duration.ofSeconds(1), SandboxHabits.DEFAULT);
    }

    /** The same with another {@link #port()}. */
    public SandboxSettings withPort(int other) {
        return new SandboxSettings(other, apiKey, integrationId, acceptAnyIntegration, pageSize, syncTime, habits);
    }

    /** The same with another {@link #apiKey()}. */
    public SandboxSettings withApiKey(String other) {
        return new SandboxSettings(port, other, integrationId, acceptAnyIntegration, pageSize, syncTime, habits);
    }

    /**
     * The same with a key that nobody can guess: other users of this machine, and pages in its browsers, may reach the
     * port.
     */
    public SandboxSettings withRandomKey() {
        byte[] key = new byte[24];
        new SecureRandom().nextBytes(key);
        return withApiKey("sandbox-" + Base64.getUrlEncoder().encodeToString(key));
    }

    /** The same with another {@link #integrationId()}. */
    public SandboxSettings withIntegrationId(String other) {
        return new SandboxSettings(port, apiKey, other, acceptAnyIntegration, pageSize, syncTime, habits);
    }

    /** The same with another {@link #acceptAnyIntegration()}. */
    public SandboxSettings withAcceptAnyIntegration(boolean other) {
        return new SandboxSettings(port, apiKey, integrationId, other, pageSize, syncTime, habits);
    }

    /** The same with another {@link #pageSize()}. */
    public SandboxSettings withPageSize(int other) {
        return new SandboxSettings(port, apiKey, integrationId, acceptAnyIntegration, other, syncTime, habits);
    }

    /** The same with another {@link #syncTime()}. */
    public SandboxSettings withSyncTime(Duration other) {
        return new SandboxSettings(port, apiKey, integrationId, acceptAnyIntegration, pageSize, other, habits);
    }

    /** The same with other {@link #habits()}. */
    public SandboxSettings withHabits(SandboxHabits other) {
        return new SandboxSettings(port, apiKey, integrationId, acceptAnyIntegration, pageSize, syncTime, other);
    }

    /** Without the key: it may be a real one. */
    @Override
    public String toString() {
        return "SandboxSettings[port=" + port + ", integrationId=" + integrationId + ", habits=" + habits + "]";
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
