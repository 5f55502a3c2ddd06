package co.secoda.maven;

import co.secoda.api.BaseUrl;
import co.secoda.run.BadSettingException;
import co.secoda.run.Connections;
import co.secoda.run.ServerSettings;
import co.secoda.run.Setting.SettingReader;
import co.secoda.sandbox.SandboxHabits;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What all goals that speak to Secoda have in common: where it is, who asks, and how patiently. */
abstract class AbstractConnectedMojo extends AbstractSecodaMojo {
    /**
     * The id of the {@code <server>} in settings.xml whose password is the API key; it may be encrypted as Maven's own
     * passwords are. One with another id than {@code secoda} or {@code secoda-…} needs
     * {@code <configuration><secoda>true</secoda></configuration>}. Without it, the environment variable
     * {@code SECODA_API_KEY} is asked first, then the server {@code secoda}. {@code -Dsecoda.apiKey} goes before all of
     * them; the key itself is never a parameter, since Maven prints parameters under {@code -X}.
     */
    @Parameter(property = "secoda.serverId")
    private @Nullable String serverId;

    /** Which of Secoda's clouds the workspace is in: {@code us}, {@code eu} or {@code apac}. */
    @Parameter(property = "secoda.region", defaultValue = "us")
    private String region;

    /** The URL of a workspace on a domain of its own, with or without {@code /api/v1}. It overrides {@code region}. */
    @Parameter(property = "secoda.baseUrl")
    private @Nullable String baseUrl;

    /** How long one try may take to connect, such as {@code 10s}. */
    @Parameter(property = "secoda.connectTimeout", defaultValue = "10s")
    private String connectTimeout;

    /** How long the whole answer to one try may take once the request is sent, such as {@code 60s}. */
    @Parameter(property = "secoda.responseTimeout", defaultValue = "60s")
    private String responseTimeout;

    /**
     * How often a call is tried again after its first try, with growing pauses. If Secoda says how long to wait
     * ({@code Retry-After}), the plugin waits so long.
     */
    @Parameter(property = "secoda.retries", defaultValue = "4")
    private String retries;

    /**
     * A PEM file with certificate authorities that are trusted besides the JDK's own, for a proxy or a workspace with a
     * private one.
     */
    @Parameter(property = "secoda.caCertificates")
    private @Nullable String caCertificates;

    /** Allows plain http to other hosts than this one. Everybody on the way can then read the API key. */
    @Parameter(property = "secoda.allowHttp", defaultValue = "false")
    private boolean allowHttp;

    /**
     * Runs against an embedded server that behaves like Secoda, one for the whole session: no account, key or network
     * is needed.
     */
    @Parameter(property = "secoda.sandbox", defaultValue = "false")
    private boolean sandbox;

    /**
     * How the sandbox behaves if Secoda's documents don't say it, such as {@code last-run=never,sync=30s}: for trying
     * out settings. An unknown word is answered with the list of the known ones.
     */
    @Parameter(property = "secoda.sandboxHabits")
    private @Nullable String sandboxHabits;

    /** Which server is spoken to. */
    final ServerSettings server(SettingReader read) {
        return new ServerSettings(
                given(serverId),
                url(read),
                read.duration("secoda.connectTimeout", connectTimeout),
                read.duration("secoda.responseTimeout", responseTimeout),
                read.number("secoda.retries", retries),
                given(caCertificates).map(host().rootDirectory()::resolve),
                sandbox,
                read.read(
                        "secoda.sandboxHabits",
                        given(sandboxHabits).orElse(""),
                        SandboxHabits::parse,
                        SandboxHabits.parse("")));
    }

    /** Where Secoda is. */
    final BaseUrl url(SettingReader read) {
        BaseUrl usual = BaseUrl.ofRegion("us");
        return given(baseUrl)
                .map(url -> read.read("secoda.baseUrl", url, text -> BaseUrl.parse(text, allowHttp), usual))
                .orElseGet(() -> read.read("secoda.region", region, BaseUrl::ofRegion, usual));
    }

    /**
     * What builds connections to that server.
     *
     * @throws BadSettingException naming each setting of it that can't be used
     */
    final Connections connections() throws BadSettingException {
        SettingReader read = new SettingReader();
        ServerSettings server = server(read);
        read.requireAll();
        return new Connections(host(), server);
    }
}
