package co.secoda.it;

import co.secoda.api.ApiKey;
import co.secoda.api.BaseUrl;
import co.secoda.api.ConnectionSettings;
import co.secoda.api.HttpSecodaApi;
import co.secoda.api.SecodaApi;
import co.secoda.sandbox.Sandbox;
import co.secoda.sandbox.SandboxHabits;
import co.secoda.sandbox.SandboxSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A sandbox outside the build under test, which then speaks to it as to any server. Called by the scripts in
 * {@code src/it}.
 */
public final class Servers {
    private static final String KEY = "sandbox";

    private Servers() {}

    /**
     * Starts a server for one build, and tells the build where it is.
     *
     * @param context what the scripts before and after the build share
     * @param apiKey the only key that it accepts
     * @param properties further properties of the build
     */
    public static void start(Map<String, Object> context, File basedir, String apiKey, Map<String, String> properties) {
        start(context, basedir, SandboxSettings.defaults().withApiKey(apiKey), withDefaults(properties));
    }

    /**
     * Starts a server whose key the build is told, so that several invocations of Maven meet the same one.
     *
     * @param context what the scripts before and after the build share
     * @param habits how it behaves, in the words of {@code secoda.sandboxHabits}
     * @param properties further properties of the build
     */
    public static void withHabits(
            Map<String, Object> context, File basedir, String habits, Map<String, String> properties) {
        Map<String, String> all = withDefaults(properties);
        all.put("secoda.apiKey", SandboxSettings.DEFAULT_API_KEY);
        start(context, basedir, SandboxSettings.defaults().withHabits(SandboxHabits.parse(habits)), all);
    }

    private static Map<String, String> withDefaults(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>();
        all.put("secoda.pollInterval", "500ms");
        all.put("secoda.integrationId", SandboxSettings.DEFAULT_INTEGRATION_ID);
        all.putAll(properties);
        return all;
    }

    /**
     * Starts a server with settings of its own. Of it the build is told nothing but where it is.
     *
     * @param context what the scripts before and after the build share
     * @param properties further properties of the build
     */
    public static void start(
            Map<String, Object> context, File basedir, SandboxSettings settings, Map<String, String> properties) {
        try {
            Sandbox sandbox = Sandbox.start(settings);
            context.put(KEY, sandbox);
            Properties all = new Properties();
            all.putAll(properties);
            all.setProperty("secoda.baseUrl", sandbox.baseUrl().toString());
            try (Writer writer = Files.newBufferedWriter(basedir.toPath().resolve("test.properties"))) {
                all.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another client of that server. */
    public static SecodaApi client(Map<String, Object> context, String apiKey) {
        if (context.get(KEY) instanceof Sandbox sandbox) {
            BaseUrl baseUrl = BaseUrl.parse(sandbox.baseUrl().toString(), false);
            return new HttpSecodaApi(ConnectionSettings.of(baseUrl, ApiKey.of(apiKey), "secoda-maven-plugin/test"));
        }
        throw new IllegalStateException("no server was started for this build");
    }

    /** Stops it. */
    public static void stop(Map<String, Object> context) {
        if (context.remove(KEY) instanceof Sandbox sandbox) {
            sandbox.close();
        }
    }
}
