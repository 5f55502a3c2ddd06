package co.secoda.dbt;

import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.artifact.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the {@code args} of run results say of the command that wrote them.
 *
 * @param which the command, such as {@code build}
 * @param target the target that it was told to use
 * @param empty whether it ran with {@code --empty}
 * @param sampled whether it ran with {@code --sample}
 * @param selection what it was to select, as far as the arguments say: the first words of them
 * @param complete whether they say that it was to run all that the project has
 */
record DbtArguments(
        Optional<String> which,
        Optional<String> target,
        boolean empty,
        boolean sampled,
        List<String> selection,
        boolean complete) {
    /** Of run results without any. */
    static final DbtArguments NONE =
            new DbtArguments(Optional.empty(), Optional.empty(), false, false, List.of(), false);

    private static final List<String> SELECTING =
            List.of("select", "models", "exclude", "selector", "resource_types", "exclude_resource_types");
    private static final Set<String> SELECTING_OPTIONS = Set.of(
            "-s",
            "--select",
            "-m",
            "--model",
            "--models",
            "--exclude",
            "--selector",
            "--resource-type",
            "--resource-types",
            "--exclude-resource-type",
            "--exclude-resource-types",
            "--data",
            "--schema");
    private static final List<String> NAMES = Stream.concat(
                    Stream.of("which", "target", "empty", "sample", "invocation_command"), SELECTING.stream())
            .toList();
    private static final Pattern BY_STATE = Pattern.compile("(?<![\\w:.])(state|source_status):");
    private static final Set<String> RUNS_TESTS = Set.of("build", "test");
    private static final Set<String> NOT_GIVEN = Set.of("", "false", "none");
    private static final int MAX_WORD = 100;
    private static final int MAX_COMMAND = 4_000;
    private static final int MAX_SELECTED = 50;

    /** Reads the {@code args} at which {@code json} stands. */
    static DbtArguments read(JsonReader json) throws ArtifactException {
        Optional<String> which = Optional.empty();
        Optional<String> target = Optional.empty();
        boolean empty = false;
        boolean sampled = false;
        boolean selectIsEmpty = false;
        List<String> command = List.of();
        List<String> selection = new ArrayList<>();
        JsonReader.Members args = json.members(NAMES);
        while (args.next()) {
            switch (args.name()) {
                case "which" -> which = json.string(MAX_WORD);
                case "target" -> target = json.string(MAX_WORD).filter(name -> !name.isBlank());
                case "empty" ->
                    empty = json.text(MAX_WORD).filter("true"::equals).isPresent();
                case "sample" -> sampled = isGiven(json);
                case "invocation_command" ->
                    command = json.string(MAX_COMMAND).map(DbtArguments::words).orElse(command);
                default -> {
                    boolean array = json.atArray();
                    List<String> selected = json.strings(MAX_SELECTED, MAX_WORD);
                    selection.addAll(selected);
                    selectIsEmpty |= args.name().equals("select") && array && selected.isEmpty();
                }
            }
        }
        boolean told = selectIsEmpty || !command.isEmpty();
        boolean complete = told && selection.isEmpty() && command.stream().noneMatch(DbtArguments::selects);
        selection.addAll(selected(command));
        return new DbtArguments(
                which,
                target.or(targetIn(command)),
                empty || command.contains("--empty"),
                sampled || command.stream().anyMatch(DbtArguments::samples),
                List.copyOf(selection),
                complete);
    }

    /** Whether the command was to run every test of the project. */
    boolean runsAllTests() {
        return complete && which.filter(RUNS_TESTS::contains).isPresent();
    }

    /** The first word that selects by what changed, such as {@code state:modified+}, if there is one. */
    Optional<String> byState() {
        return selection.stream().filter(word -> BY_STATE.matcher(word).find()).findFirst();
    }

    /** dbt writes a sample's window as a text or as an object. */
    private static boolean isGiven(JsonReader json) {
        boolean object = json.atObject();
        Optional<String> text = json.text(MAX_WORD);
        return object
                || text.filter(word -> !NOT_GIVEN.contains(word.strip().toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    private static boolean samples(String word) {
        return word.equals("--sample") || word.startsWith("--sample=");
    }

    private static List<String> words(String command) {
        return Stream.of(command.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    /** What stands behind the options that select, and not what others give, such as {@code --vars {state: CA}}. */
    private static List<String> selected(List<String> command) {
        List<String> selected = new ArrayList<>();
        boolean selects = false;
        for (String word : command) {
            selects = word.startsWith("-") ? selects(word) : selects;
            if (selects) {
                selected.add(word);
            }
        }
        return selected;
    }

    private static Supplier<Optional<String>> targetIn(List<String> command) {
        return () -> IntStream.range(0, command.size())
                .mapToObj(i -> {
                    String word = command.get(i);
                    boolean next = (word.equals("-t") || word.equals("--target")) && i + 1 < command.size();
                    return next ? command.get(i + 1) : word.startsWith("--target=") ? word.substring(9) : "";
                })
                .filter(name -> !name.isEmpty() && name.length() <= MAX_WORD)
                .findFirst();
    }

    private static boolean selects(String word) {
        return SELECTING_OPTIONS.contains(word.replaceFirst("=.*", ""));
    }
}
