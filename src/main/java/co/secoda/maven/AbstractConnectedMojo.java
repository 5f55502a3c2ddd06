package co.secoda.maven;

import co.secoda.run.ConnectionParameters;
import co.secoda.run.Connections;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What all goals that speak to Secoda have in common: where it is, who asks, and how patiently. */
abstract class AbstractConnectedMojo extends AbstractSecodaMojo {
    /**
     * The id of the {@code <server>} in settings.xml whose password is the API key; it may be encrypted as Maven's own
     * passwords are. Without it, the environment variable {@code SECODA_API_KEY} is asked first, then the server
     * {@code secoda}. {@code -Dsecoda.apiKey} goes before all of them; the key itself is never a parameter, since Maven
     * prints parameters under {@code -X}.
     */
    @Parameter(property = "secoda.serverId")
    private @Nullable String serverId;

    /** Which of Secoda's clouds the workspace is in: {@code us}, {@code eu} or {@code apac}. */
    @Parameter(property = "secoda.region", defaultValue = "us")
    private String region;

    /**
     * The URL of a workspace on a domain of its own, with or without {@code /api/v1}. It goes before {@code region}.
     */
    @Parameter(property = "secoda.baseUrl")
    private @Nullable String baseUrl;

    /** How long one try may take to connect, such as {@code 10s}. */
    @Parameter(property = "secoda.connectTimeout", defaultValue = "10s")
    private String connectTimeout;

    /** How long the whole answer to one try may take once the request is sent, such as {@code 60s}. */
    @Parameter(property = "secoda.responseTimeout", defaultValue = "60s")
    private String responseTimeout;

    /** How often a call is tried again after its first try, with growing pauses; {@code Retry-After} is honoured. */
    @Parameter(property = "secoda.retries", defaultValue = "4")
    private String retries;

    /**
     * A PEM file with certificate authorities that are trusted besides the JDK's own, for a proxy or a workspace with a
     * private one.
     */
    @Parameter(property = "secoda.caCertificates")
    private @Nullable String caCertificates;

    /**
     * Allows plain http to other hosts than this one. The API key then crosses the network readable to all on the way.
     */
    @Parameter(property = "secoda.allowHttp", defaultValue = "false")
    private boolean allowHttp;

    /**
     * Runs against an embedded server that behaves like Secoda, one for the whole session: no account, key or network
     * is needed.
     */
    @Parameter(property = "secoda.sandbox", defaultValue = "false")
    private boolean sandbox;

    /**
     * How the sandbox behaves where Secoda's documents leave it open, such as {@code last-run=never,sync=30s}: for
     * trying out settings. An unknown word is answered with the list of the known ones.
     */
    @Parameter(property = "secoda.sandboxHabits")
    private @Nullable String sandboxHabits;

    /** What builds connections. */
    final Connections connections() {
        return new Connections(host());
    }

    /** The connection that the parameters describe. */
    final ConnectionParameters connectionParameters() {
        return new ConnectionParameters(
                given(serverId),
                region,
                given(baseUrl),
                connectTimeout,
                responseTimeout,
                retries,
                given(caCertificates),
                allowHttp,
                sandbox,
                given(sandboxHabits));
    }
}
