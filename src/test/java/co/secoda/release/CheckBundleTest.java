package co.secoda.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code .ci/check-bundle} finds what is wrong with a bundle for Maven Central. */
class CheckBundleTest {
    private static final String BASE = "co/secoda/secoda-maven-plugin/1.0.0/secoda-maven-plugin-1.0.0";
    private static final List<String> JARS = List.of(".jar", "-sources.jar", "-javadoc.jar");
    private static final String LICENSE = "META-INF/LICENSE";
    private static final String NOTICE = "META-INF/NOTICE";
    private static final String POM =
            """
            <project>
              <version>1.0.0</version>
              <name>n</name>
              <description>d</description>
              <url>u</url>
              <licenses></licenses>
              <developers></developers>
              <scm></scm>
            </project>
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void place() throws Exception {
        Path gpg = Files.createDirectories(directory.resolve("bin")).resolve("gpg");
        // A good signature is one that says so.
        Files.writeString(
                gpg, "#!/usr/bin/env bash\nfor last; do before=$here; here=$last; done; grep -q good \"$before\"\n");
        assertThat(gpg.toFile().setExecutable(true)).isTrue();
        put(".pom", POM.getBytes(StandardCharsets.UTF_8));
        put("-cyclonedx.json", new byte[] {'{', '}'});
        put("-cyclonedx.xml", new byte[] {'<', '/', '>'});
        for (String jar : JARS) {
            put(jar, jar(LICENSE, NOTICE));
        }
    }

    /** How the script ended, and what it printed. */
    private record Ended(int exitCode, String printed) {}

    @Test
    void a_whole_bundle_is_right() throws Exception {
        assertThat(check()).isEqualTo(new Ended(0, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {".jar", "-sources.jar", "-javadoc.jar"})
    void each_jar_must_have_the_licence_and_the_notice(String jar) throws Exception {
        put(jar, jar(NOTICE));
        assertWrong(jar + " has no " + LICENSE);

        put(jar, jar(LICENSE));
        assertWrong(jar + " has no " + NOTICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml"})
    void each_file_must_be_there(String file) throws Exception {
        Files.delete(file(file));
        assertThat(check()).satisfies(ended -> {
            assertThat(ended.exitCode()).isOne();
            assertThat(ended.printed()).contains(file + " is missing or empty");
        });
    }

    @Test
    void a_bundle_without_a_pom_is_none() throws Exception {
        Files.delete(file(".pom"));
        assertWrong("there isn't one pom");
    }

    @Test
    void checksums_must_be_there_and_of_the_file() throws Exception {
        Files.delete(file(".jar.sha1"));
        assertWrong(".jar.sha1 is missing");

        put(".jar", jar(LICENSE, NOTICE));
        Files.writeString(file(".jar.sha512"), "0".repeat(128));
        assertWrong(".jar.sha512 is of another file");
    }

    @Test
    void signatures_must_be_good() throws Exception {
        Files.writeString(file("-sources.jar.asc"), "bad");
        assertWrong("-sources.jar.asc is no signature of it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "description", "url", "licenses", "developers", "scm"})
    void the_pom_must_have_what_central_asks_for(String element) throws Exception {
        put(".pom", POM.replace("  <" + element + ">", "  <x>").getBytes(StandardCharsets.UTF_8));
        assertWrong("the pom has no <" + element + ">");
    }

    @Test
    void the_pom_must_name_no_snapshot() throws Exception {
        put(".pom", POM.replace("1.0.0", "1.0.0-SNAPSHOT").getBytes(StandardCharsets.UTF_8));
        assertWrong("the pom names a snapshot");
    }

    private void assertWrong(String why) throws Exception {
        Ended ended = check();
        assertThat(ended.exitCode()).isOne();
        assertThat(ended.printed()).startsWith("check-bundle: ").contains(why);
        assertThat(ended.printed().lines()).hasSize(1);
    }

    private Ended check() throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder(
                        Path.of(".ci/check-bundle").toAbsolutePath().toString(),
                        directory.resolve("bundle").toString())
                .redirectErrorStream(true);
        Map<String, String> variables = script.environment();
        variables.put("PATH", directory.resolve("bin") + ":" + variables.get("PATH"));
        Process started = script.start();
        started.getOutputStream().close();
        String printed = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(started.waitFor(), printed);
    }

    private Path file(String ending) {
        return directory.resolve("bundle").resolve(BASE + ending);
    }

    /** Puts a file with its checksums and a good signature. */
    private void put(String ending, byte[] content) throws Exception {
        Files.createDirectories(file(ending).getParent());
        Files.write(file(ending), content);
        Files.writeString(file(ending + ".asc"), "good");
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(content));
            Files.writeString(
                    file(ending + "." + algorithm.toLowerCase(Locale.ROOT).replace("-", "")), sum);
        }
    }

    private static byte[] jar(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (String name : names) {
                jar.putNextEntry(new ZipEntry(name));
                jar.write('x');
            }
        }
        return bytes.toByteArray();
    }
}
