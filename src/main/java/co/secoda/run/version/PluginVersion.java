package co.secoda.run.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * Which build of the plugin runs, for the first line of a log and for questions that come with one.
 *
 * @param version such as {@code 1.0.0} or {@code 1.1.0-SNAPSHOT}
 * @param commit the short id of the commit that it was built of, if it was built in a checkout
 * @param changed whether that checkout had changes that aren't in the commit
 */
public record PluginVersion(String version, Optional<String> commit, boolean changed) {
    private static final String NAME = "Secoda Maven Plugin";

    /**
     * This build, under the version that Maven knows it by.
     *
     * @throws UncheckedIOException if the jar can't be read
     */
    public static PluginVersion ofThisBuild(String version) {
        Properties build = new Properties();
        try (InputStream in = PluginVersion.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("which build this is can't be read", e);
        }
        return new PluginVersion(
                version,
                Optional.of(build.getProperty("commit", "")).filter(commit -> commit.matches("[0-9a-f]{7,40}")),
                Boolean.parseBoolean(build.getProperty("changed", "")));
    }

    /** In a sentence's place: a release says its version, a snapshot also its commit, as many have its version. */
    public String inWords() {
        String words = NAME + " " + version;
        return version.endsWith("-SNAPSHOT")
                ? words
                        + commit.map(id -> " (commit " + id + (changed ? ", with changes" : "") + ")")
                                .orElse("")
                : words;
    }
}
