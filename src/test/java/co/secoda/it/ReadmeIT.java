package co.secoda.it;

import static co.secoda.it.MavenVersion.V3_9;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/** The commands of README do what README says, as they are printed there; only a sandbox answers all of them. */
class ReadmeIT {
    private static final Pattern COMMAND = Pattern.compile("mvn (-[^`'\\n&]+|co\\.secoda[^`'\\n&]+)");
    /** What the build of this plugin itself does, before and around this test. */
    private static final List<String> OF_THIS_BUILD = List.of("-ntp install -DskipTests", "-ntp verify");

    private final BuildFolder folder;

    ReadmeIT(@TempDir Path directory) {
        folder = new BuildFolder(directory);
    }

    private static List<String> commands() throws IOException {
        return COMMAND.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(command -> command.group(1).strip())
                .distinct()
                .toList();
    }

    private FinishedBuild run(MavenVersion maven, String command) {
        String[] words = Arrays.stream(command.split(" ", -1))
                .filter(word -> !word.equals("-B") && !word.equals("-ntp"))
                .toArray(String[]::new);
        return folder.on(maven).sandbox().mvn(words);
    }

    @OnMaven(V3_9)
    void each_command_ends_as_readme_says(MavenVersion maven) throws IOException {
        Examples.copy(folder.path().resolve("examples"), List.of("shop"));
        folder.pair("failing").file("dbt_project.yml", "name: shop\n");

        for (String command : commands()) {
            if (OF_THIS_BUILD.contains(command)) {
                continue;
            }
            if (command.contains("examples/shop")) {
                run(maven, command)
                        .failed()
                        .logHas("Secoda: failed: 1 table or model is failing, 0 are allowed (secoda.maxFailing)")
                        .logHas("Failing: model orders (models/marts/orders.sql)")
                        .logHas("examples/shop/target/secoda/index.html");
            } else if (command.contains(":init")) {
                run(maven, command).passed();
                assertThat(folder.path().resolve(".github/workflows/dbt.yml"))
                        .hasSameTextualContentAs(Path.of("examples/github/dbt.yml"));
            } else if (command.contains(":doctor")) {
                run(maven, command).passed().logHas("All is well. Next: mvn -ntp co.secoda:");
            } else if (command.contains(":publish")) {
                assertThat(run(maven, command).failed().summary().get("gate.verdict"))
                        .isEqualTo("failed");
            } else {
                throw new AssertionError("nobody has said how this ends: mvn " + command);
            }
        }
        assertThat(commands()).containsAll(OF_THIS_BUILD).hasSize(6);
    }
}
