package co.secoda.it;

import co.secoda.sandbox.Sandbox;
import co.secoda.sandbox.SandboxSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
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
        try {
            Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withApiKey(apiKey));
            context.put(KEY, sandbox);
            Properties all = new Properties();
            all.putAll(properties);
            all.setProperty("secoda.pollInterval", "500ms");
            all.setProperty("secoda.baseUrl", sandbox.baseUrl().toString());
            all.setProperty("secoda.integrationId", SandboxSettings.DEFAULT_INTEGRATION_ID);
            try (Writer writer = Files.newBufferedWriter(basedir.toPath().resolve("test.properties"))) {
                all.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it. */
    public static void stop(Map<String, Object> context) {
        if (context.remove(KEY) instanceof Sandbox sandbox) {
            sandbox.close();
        }
    }
}
