package co.secoda.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What editors and bots read of the plugin: Eclipse, IntelliJ IDEA, Dependabot and Renovate. */
class OtherToolsTest {
    private static final Pom DESCRIPTOR = Pom.read(Path.of("target/classes/META-INF/maven/plugin.xml"));

    private static Stream<Element> all(Pom in, String name) {
        NodeList found = in.root().getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    static List<String> goals() {
        return all(DESCRIPTOR, "mojo")
                .map(mojo -> Pom.text(mojo, "goal").orElseThrow())
                .toList();
    }

    @Test
    void eclipse_runs_no_goal_that_a_pom_binds_to_a_phase() {
        Pom m2e = Pom.read(Path.of("src/main/resources/META-INF/m2e/lifecycle-mapping-metadata.xml"));

        assertThat(all(m2e, "goal").map(Element::getTextContent))
                .containsExactlyInAnyOrderElementsOf(all(DESCRIPTOR, "mojo")
                        .filter(mojo -> Pom.text(mojo, "phase").isPresent())
                        .map(mojo -> Pom.text(mojo, "goal").orElseThrow())
                        .toList());
        assertThat(all(m2e, "execute")).isEmpty();
    }

    /** IntelliJ IDEA shows these beside a goal, and while somebody writes a pom. */
    @ParameterizedTest
    @MethodSource("goals")
    void each_goal_and_each_of_its_settings_is_described(String goal) {
        Element mojo = all(DESCRIPTOR, "mojo")
                .filter(one -> Pom.text(one, "goal").orElseThrow().equals(goal))
                .findFirst()
                .orElseThrow();

        assertThat(Pom.text(mojo, "description")).get().asString().hasSizeGreaterThan(30);
        Map<String, String> undescribed = new TreeMap<>();
        Pom.children(mojo, "parameters").stream()
                .flatMap(parameters -> Pom.children(parameters, "parameter").stream())
                .filter(parameter ->
                        Pom.text(parameter, "editable").orElse("true").equals("true"))
                .filter(parameter -> Pom.text(parameter, "description").isEmpty())
                .forEach(
                        parameter -> undescribed.put(Pom.text(parameter, "name").orElse("?"), ""));
        assertThat(undescribed).isEmpty();
    }

    /** What one bot must not raise, the other must not either. */
    @Test
    void dependabot_and_renovate_hold_back_the_same() throws IOException {
        Map<?, ?> dependabot = (Map<?, ?>) yaml(".github/dependabot.yml");
        Map<?, ?> renovate = (Map<?, ?>) yaml("renovate.json");

        List<String> ignored = items(dependabot, "updates")
                .flatMap(update -> items(update, "ignore"))
                .map(rule -> String.valueOf(rule.get("dependency-name")))
                .toList();
        List<String> held = items(renovate, "packageRules")
                .filter(rule -> rule.containsKey("allowedVersions"))
                .flatMap(rule -> list(rule, "matchPackageNames"))
                .map(name -> String.valueOf(name).replace("**", "*"))
                .toList();
        assertThat(ignored).hasSize(5).isEqualTo(held);
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(ignored).allSatisfy(name -> assertThat(pom).containsPattern(inPom(name)));
    }

    private static Pattern inPom(String name) {
        int colon = name.indexOf(':');
        return Pattern.compile("<groupId>" + Pattern.quote(name.substring(0, colon)) + "</groupId>\\s*<artifactId>"
                + name.substring(colon + 1).replace("*", "[^<]+") + "</artifactId>");
    }

    private static Object yaml(String file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of(file)));
    }

    private static Stream<?> list(Map<?, ?> in, String key) {
        return in.get(key) instanceof List<?> list ? list.stream() : Stream.empty();
    }

    private static Stream<Map<?, ?>> items(Map<?, ?> in, String key) {
        return list(in, key).map(item -> (Map<?, ?>) item);
    }
}
