package co.secoda.gate;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRun.SlowNode;
import co.secoda.dbt.freshness.Freshness;
import co.secoda.dbt.freshness.StaleSource;
import co.secoda.gate.settings.Reaction;
import co.secoda.gate.settings.RunRules;
import co.secoda.text.DurationText;
import co.secoda.text.NumberText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of the run is judged besides its tests, where the settings ask for it. */
record RuleGates(DbtRun run, RunRules rules) {
    private static final int NAMED = 3;
    private static final String STALE_SETTING = " (secoda.onStaleSources)";

    /** What fails the verdict. */
    Stream<String> failures() {
        Stream<String> ofSources = rules.onStaleSources() == Reaction.FAIL
                ? Stream.concat(stale().stream(), unreadable())
                : Stream.empty();
        return Stream.concat(ofSources, rules.onSlow() == Reaction.FAIL ? tooSlow() : Stream.empty());
    }

    /** What is only told. */
    Stream<String> notes() {
        Stream<String> ofSources =
                switch (rules.onStaleSources()) {
                    case IGNORE -> Stream.empty();
                    case WARN -> Stream.concat(Stream.concat(stale().stream(), unreadable()), notChecked());
                    case FAIL -> notChecked();
                };
        Stream<String> ofTimes = rules.onSlow() == Reaction.WARN ? tooSlow() : Stream.empty();
        return Stream.of(ofSources, ofTimes, untimed().stream()).flatMap(told -> told);
    }

    private Stream<String> tooSlow() {
        Optional<String> whole = rules.maxDuration().flatMap(limit -> run.elapsed()
                .filter(took -> took.compareTo(limit) > 0)
                .map(took -> "the run took " + DurationText.of(took) + ", " + DurationText.of(limit)
                        + " is allowed (secoda.maxDuration)"));
        return Stream.of(whole, slowNodes()).flatMap(Optional::stream);
    }

    private Optional<String> slowNodes() {
        List<SlowNode> slow = run.slow();
        return slow.isEmpty() || rules.slowNode().isEmpty()
                ? Optional.empty()
                : Optional.of(NumberText.count(slow.size(), "node is", "nodes are") + " slow: "
                        + slow.stream().limit(NAMED).map(this::named).collect(Collectors.joining(", "))
                        + (slow.size() > NAMED ? " and " + (slow.size() - NAMED) + " more" : "")
                        + " (secoda.slowNode)");
    }

    private String named(SlowNode node) {
        return run.labels().of(node.uniqueId()).text() + " (" + DurationText.of(node.took()) + ", usually "
                + DurationText.of(node.usual()) + " in " + NumberText.count(node.runs(), "run", "runs") + ")";
    }

    private Optional<String> untimed() {
        return rules.maxDuration().isPresent() && run.elapsed().isEmpty()
                ? Optional.of("the run results don't say how long the run took (secoda.maxDuration)")
                : Optional.empty();
    }

    private Optional<String> stale() {
        Freshness freshness = run.freshness();
        if (freshness.stale().isEmpty()) {
            return Optional.empty();
        }
        int others = freshness.staleInAll() - Math.min(NAMED, freshness.stale().size());
        return Optional.of(NumberText.count(freshness.staleInAll(), "source is", "sources are") + " stale: "
                + freshness.stale().stream().limit(NAMED).map(this::named).collect(Collectors.joining(", "))
                + (others > 0 ? " and " + others + " more" : "") + STALE_SETTING);
    }

    private String named(StaleSource source) {
        return run.labels().of(source.uniqueId()).text() + " (" + source.words() + ")";
    }

    private Stream<String> unreadable() {
        return run.freshness().unreadable().stream()
                .map(why -> "the freshness of sources can't be read: " + why + STALE_SETTING);
    }

    /** Freshness was to be judged, and nothing is known of it. */
    private Stream<String> notChecked() {
        Freshness freshness = run.freshness();
        if (!freshness.outdated().isEmpty()) {
            return freshness.outdated().stream().map(why -> why + STALE_SETTING);
        }
        return freshness.files().isEmpty() && freshness.unreadable().isEmpty()
                ? Stream.of("nothing is known of the freshness of sources: there is no sources.json or freshness.json"
                        + " beside the run results" + STALE_SETTING)
                : Stream.empty();
    }
}
