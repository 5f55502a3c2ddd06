package co.secoda.run.start;

import co.secoda.api.IntegrationId;
import co.secoda.run.BadSettingException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.Host;
import co.secoda.run.Setting;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives a repository the pipeline that publishes its dbt project. A file that is there is never touched. */
public final class Init {
    /** The integration of the examples. */
    static final String EXAMPLE_ID = "d0000000-0000-4000-8000-000000000000";
    /** What the examples install. */
    static final String EXAMPLE_DBT = "'dbt-core==1.11.*' dbt-duckdb";

    private static final String OWNER = "OWNER";

    private final Host host;
    private final Asked asked;

    /**
     * What the settings ask for.
     *
     * @param ci {@code secoda.ci}
     * @param dbtProjectDirectory {@code secoda.dbtProjectDirectory}
     * @param outputFile {@code secoda.outputFile}
     * @param integrationId {@code secoda.integrationId}
     */
    public record Asked(
            Optional<String> ci,
            Optional<String> dbtProjectDirectory,
            Optional<String> outputFile,
            Optional<String> integrationId) {}

    /** A goal in the repository around where the build was called. */
    public Init(Host host, Asked asked) {
        this.host = host;
        this.asked = asked;
    }

    /**
     * Writes the pipeline and says what is left to do by hand.
     *
     * @throws BadSettingException if a setting can't be used, or one is needed
     * @throws GoalErrorException if the file is there already, or can't be written
     */
    public void write() throws BadSettingException, GoalErrorException {
        Path here = host.rootDirectory().normalize();
        Path root = repository(here);
        Optional<String> id = Setting.read(
                        "secoda.integrationId",
                        asked.integrationId().or(() -> host.environment("SECODA_INTEGRATION_ID")),
                        IntegrationId::new)
                .map(IntegrationId::value);
        Pipeline pipeline = pipeline(root);
        DbtFolder folder = DbtFolder.of(root, here, asked.dbtProjectDirectory());
        Path file = place(root, here, pipeline);
        String text = pipeline.text(folder, id);
        create(root, file, text);
        say(pipeline, PlainText.value(root.relativize(file).toString()), text);
    }

    /** The nearest directory above that is a checkout's root; without one, where the build was called. */
    private static Path repository(Path here) {
        return Stream.iterate(Optional.of(here), Optional::isPresent, at -> at.map(Path::getParent))
                .flatMap(Optional::stream)
                .filter(directory -> Files.exists(directory.resolve(".git")))
                .findFirst()
                .orElse(here);
    }

    private Pipeline pipeline(Path root) throws BadSettingException {
        if (asked.ci().isPresent()) {
            return Setting.oneOf("secoda.ci", asked.ci().get(), Pipeline.class);
        }
        List<Pipeline> used = Arrays.stream(Pipeline.values())
                .filter(pipeline ->
                        Files.exists(root.resolve(pipeline == Pipeline.GITHUB ? ".github" : pipeline.file())))
                .toList();
        if (used.size() != 1) {
            throw new BadSettingException("Set secoda.ci to github, jenkins or gitlab: "
                    + (used.isEmpty()
                            ? "nothing in this repository shows"
                            : "more than one file in this repository shows")
                    + " which of them it uses.");
        }
        return used.get(0);
    }

    private Path place(Path root, Path here, Pipeline pipeline) throws BadSettingException {
        Optional<Path> named = Setting.read("secoda.outputFile", asked.outputFile(), here::resolve);
        Path file = named.orElse(root.resolve(pipeline.file())).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new BadSettingException(
                    "secoda.outputFile=" + PlainText.value(asked.outputFile().orElse(""))
                            + " is outside of the repository: name a file in it.");
        }
        return file;
    }

    private static void create(Path root, Path file, String text) throws GoalErrorException {
        String name = PlainText.value(root.relativize(file).toString());
        try {
            Path directory = file.resolveSibling("");
            for (Path at = directory; !at.equals(root); at = at.resolveSibling("")) {
                if (Files.isSymbolicLink(at)) {
                    throw new GoalErrorException(name + " was not written: a link leads to its directory.");
                }
            }
            Files.createDirectories(directory);
            Files.writeString(
                    file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new GoalErrorException(name + " is there already and was left alone: name another file with"
                    + " secoda.outputFile, and take over from it what you need.");
        } catch (IOException e) {
            throw new GoalErrorException(name + " can't be written: " + e.getMessage() + ".");
        }
    }

    private void say(Pipeline pipeline, String name, String text) {
        List<String> steps = new ArrayList<>();
        steps.add(pipeline.keyStep());
        if (text.contains(EXAMPLE_ID)) {
            steps.add("Put the id of your integration in place of " + EXAMPLE_ID + ".");
        }
        if (text.contains(OWNER)) {
            steps.add("Put the owner of the plugin's repository in place of " + OWNER + ".");
        }
        if (text.contains(EXAMPLE_DBT)) {
            steps.add("Put the adapter of your warehouse in place of dbt-duckdb.");
        }
        host.log().info("Written: " + name + ". Before you commit it:");
        for (int i = 0; i < steps.size(); i++) {
            host.log().info((i + 1) + ". " + steps.get(i));
        }
        host.log().info("Next: " + new NextGoal(host.version()).goal("doctor"));
    }
}
