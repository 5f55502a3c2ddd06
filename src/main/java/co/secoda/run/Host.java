package co.secoda.run;

import co.secoda.api.ApiKey;
import co.secoda.api.ConnectionSettings.ClientKeys;
import co.secoda.api.Pause;
import co.secoda.api.ProxySettings;
import co.secoda.api.RequestHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a goal asks of the build that it runs in: its surroundings, its time and its words. Maven gives it; tests play
 * it.
 */
public interface Host {
    /** The goal, such as {@code publish}. */
    String goal();

    /** The plugin's version. */
    String version();

    /** The part of the build that the goal was asked for. */
    BuildModule module();

    /** Where the build was called; what relative paths on the command line are relative to. */
    Path rootDirectory();

    /** What relative paths of the module's settings are relative to. */
    Path baseDirectory();

    /** What was checked out, and which settings something else has given. */
    Checkout checkout();

    /** What {@code clean} has wiped, if it is among the goals of this build. */
    Optional<Path> cleanedDirectory();

    /**
     * Where reports go by default.
     *
     * @param artifactsDirectory where the artifacts are; reports lie in it where there is no pom
     */
    Path reportDirectory(Path artifactsDirectory);

    /** The version of what runs the build. */
    String mavenVersion();

    /** The settings.xml of this user, if there is one. */
    Optional<Path> userSettings();

    /** What a build cache means for the module. */
    BuildCaching caching();

    /** Whether the build must not use the network. */
    boolean isOffline();

    /** Whether modules are built at the same time, so that their lines may mix. */
    boolean isParallel();

    /** The environment as the build was called with it. */
    Map<String, String> environment();

    /** A variable of the environment, unless it is blank. */
    default Optional<String> environment(String name) {
        return Optional.ofNullable(environment().get(name))
                .filter(text -> !text.isBlank())
                .map(String::strip);
    }

    /** What all goals of the build share. */
    BuildSession session();

    /**
     * The API key, by the order in which places are looked at.
     *
     * @param serverId an explicit {@code secoda.serverId}
     * @throws BadSettingException if what is found can't be a key
     */
    Optional<FoundKey> key(Optional<String> serverId) throws BadSettingException;

    /** All keys that this build could use, whichever it takes: what no other program is to see. */
    List<ApiKey> keys();

    /**
     * What sets a property and where, such as {@code -Dsecoda.sandbox=true in .mvn/maven.config}, unless it was surely
     * given from outside the checkout: on the command line, in the environment, or in settings.xml. Whoever opens a
     * pull request can change the checkout.
     */
    Optional<String> inCheckout(String property);

    /**
     * Which expression stands where the key should, if one does that nothing resolves.
     *
     * @throws BadSettingException as {@link #key} does
     */
    Optional<String> unresolvedKey(Optional<String> serverId) throws BadSettingException;

    /**
     * The proxy that the settings name: it goes before that of the environment.
     *
     * @throws BadSettingException if it can't be one
     */
    Optional<FoundProxy> proxy() throws BadSettingException;

    /** The certificate to show to a server that asks who calls. */
    Optional<ClientKeys> clientKeys();

    /**
     * Further headers of each request.
     *
     * @param serverId an explicit {@code secoda.serverId}
     * @throws BadSettingException if one can't be a header
     */
    RequestHeaders headers(Optional<String> serverId) throws BadSettingException;

    /** The time: it may be set while a goal runs, but never goes back for it. */
    InstantSource clock();

    /** Tells nanoseconds since some moment, the same one in all modules of the build; {@link #pause} passes them. */
    LongSupplier nanoTime();

    /** Waits. */
    Pause pause();

    /** Where to say what is done. */
    Log log();

    /** The last line of the terminal, if somebody watches one. */
    LiveLine line();

    /**
     * Hands lines to the CI runner, past the log: it takes commands only from a line's beginning.
     *
     * @throws IOException if they can't be written
     */
    void command(List<String> lines) throws IOException;

    /** How many modules of the build have a dbt run to send, as far as their poms and directories tell. */
    int sendingModules();

    /** Whether something in the build has failed, and that fails the build. */
    boolean hasFailed();

    /** Has the build fail for this when it ends: for a goal that isn't there any more. */
    void failAtEnd(Exception reason);

    /**
     * A key and where it came from.
     *
     * @param key the key
     * @param origin for a log, such as {@code the environment variable SECODA_API_KEY}
     */
    public record FoundKey(ApiKey key, String origin) {}

    /**
     * A proxy and where it came from.
     *
     * @param settings the proxy
     * @param origin for a log, such as {@code the environment variable HTTPS_PROXY}
     */
    public record FoundProxy(ProxySettings settings, String origin) {}

    /**
     * One module of a build, and which execution of a goal it is in.
     *
     * @param name the module's
     * @param executionId the execution's; empty where it has none
     * @param position of the module in the build, from 1
     * @param ofModules how many modules the build has
     */
    public record BuildModule(String name, String executionId, int position, int ofModules) {
        /** Sorts as the build does. */
        String order() {
            return String.format(Locale.ROOT, "%05d %s", position, executionId);
        }
    }

    /**
     * What a build cache, such as Maven's extension, means for a module: one that is restored runs no goals of ours.
     */
    public enum BuildCaching {
        /** There is none, or it isn't used. */
        NONE,
        /** It runs our goals always, or leaves the module alone. */
        HARMLESS,
        /** It doesn't save the module once one of our goals has run in it. */
        MODULE_UNSAVED,
        /** It saves neither the module nor whatever is built after it. */
        BUILD_UNSAVED,
        /** It saves the module, and may restore it without our goals. */
        SAVED
    }
}
