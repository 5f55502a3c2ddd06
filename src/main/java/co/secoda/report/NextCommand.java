package co.secoda.report;

import co.secoda.dbt.DbtNode;
import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.Entity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The dbt command that runs again what did not pass, once it is mended. Where nodes could not be built, or very many
 * entities fail, that is {@code dbt retry} (dbt 1.6 and newer); else it builds the failing entities and what reads from
 * them. It names the target that the run had, if the artifacts say so.
 */
public final class NextCommand {
    private static final int MOST_SELECTED = 5;
    /** What {@code dbt retry} goes on with. */
    private static final Set<String> RETRIED =
            Set.of("build", "run", "test", "seed", "snapshot", "compile", "clone", "run-operation");
    /** What a shell and dbt's selection take as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private static final Pattern RETRIES = Pattern.compile("1\\.([6-9]|\\d{2,})\\..*|[2-9]\\..*|\\d{2,}\\..*");
    private static final Pattern BUILDS = Pattern.compile("0\\.2[1-9]\\..*|[1-9]\\d*\\..*");

    private final DbtRun run;
    private final List<Entity> failing;

    private NextCommand(DbtRun run, List<Entity> failing) {
        this.run = run;
        this.failing = failing;
    }

    /** The command; absent where nothing failed but what is known to, or no such command is known. */
    public static Optional<String> of(Report report) {
        return report.run()
                .flatMap(run ->
                        new NextCommand(run, report.countedFailing()).command().map(command -> command + target(run)));
    }

    private Optional<String> command() {
        if (run.errored().isEmpty() && failing.isEmpty()) {
            return Optional.empty();
        }
        if (!run.errored().isEmpty() || failing.size() > MOST_SELECTED) {
            return retry();
        }
        boolean testsOnly = run.command().equals(Optional.of("test"));
        List<String> selected = failing.stream()
                .flatMap(entity -> selected(entity.node(), testsOnly).stream())
                .distinct()
                .toList();
        boolean all = selected.size() == failing.size() && isVersion(BUILDS);
        return all
                ? Optional.of("dbt " + (testsOnly ? "test" : "build") + " --select "
                        + selected.stream().collect(Collectors.joining(" ")))
                : retry();
    }

    private Optional<String> retry() {
        boolean retries = run.command().filter(RETRIED::contains).isPresent() && isVersion(RETRIES);
        return retries ? Optional.of("dbt retry") : Optional.empty();
    }

    private boolean isVersion(Pattern versions) {
        return run.runResults()
                .dbtVersion()
                .filter(version -> versions.matcher(version).matches())
                .isPresent();
    }

    private static Optional<String> selected(DbtNode node, boolean testsOnly) {
        String[] parts = node.uniqueId().split("\\.", 3);
        if (parts.length < 3 || !PLAIN.matcher(parts[2]).matches()) {
            return Optional.empty();
        }
        String below = testsOnly ? "" : "+";
        return switch (parts[0]) {
            case "model", "seed", "snapshot" -> Optional.of(parts[2] + below);
            case "source" -> Optional.of("source:" + parts[2] + below);
            case "test" -> Optional.of(node.name()).filter(PLAIN.asMatchPredicate());
            default -> Optional.empty();
        };
    }

    private static String target(DbtRun run) {
        return run.inFull()
                .target()
                .filter(PLAIN.asMatchPredicate())
                .map(name -> " --target " + name)
                .orElse("");
    }
}
