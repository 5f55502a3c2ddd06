package co.secoda.report;

import co.secoda.dbt.DbtRun.Entity;
import co.secoda.report.PastRun.Local;
import co.secoda.text.NumberText;
import co.secoda.text.PlainText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Since when an entity has been failing, or warning, as far as the history tells: by the artifacts of the runs before
 * this one. A run in which it could not be built says neither, nor does one whose summary doesn't list all, nor an
 * earlier judgement of this very run.
 *
 * @param runs in how many runs without a break, this one counted
 * @param whole whether the history has the run before these
 * @param at when the first of these runs ended
 * @param commit what that one was of
 * @param lastPassed when the run before these ended
 * @param failedBefore in how many of the runs before that it failed too
 * @param changes how often in all of these runs it changed
 * @param known how many earlier runs say something of it
 */
public record FailingSince(
        int runs,
        boolean whole,
        Instant at,
        Optional<String> commit,
        Optional<Instant> lastPassed,
        int failedBefore,
        int changes,
        int known) {
    /** Failed, passed, failed, passed and failed: by then it isn't the data alone. */
    private static final int FLAKY = 4;

    private static final int COMMIT = 12;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private record Earlier(PastRun run, boolean bad) {}

    /** Of an entity of a report; absent where no earlier run says anything. */
    public static Optional<FailingSince> of(Report report, Entity entity) {
        String id = entity.node().uniqueId();
        boolean failing =
                entity.tests().stream().noneMatch(test -> test.status().equals("warn"));
        List<Earlier> earlier = new ArrayList<>();
        for (PastRun run : report.history().runs()) {
            Optional<Local> local = run.local().filter(Local::whole);
            if (!isTheSame(report, run)
                    && local.isPresent()
                    && !local.get().errored().contains(id)) {
                boolean bad = local.get().failing().containsKey(id)
                        || (!failing && local.get().warning().containsKey(id));
                earlier.add(0, new Earlier(run, bad));
            }
        }
        return earlier.isEmpty() ? Optional.empty() : Optional.of(of(report, earlier));
    }

    /** Whether it was this very run, published or judged before. */
    private static boolean isTheSame(Report report, PastRun run) {
        return report.run()
                .map(known -> known.runResults().sha256())
                .equals(run.of().runResults());
    }

    private static FailingSince of(Report report, List<Earlier> newestFirst) {
        int streak = 0;
        while (streak < newestFirst.size() && newestFirst.get(streak).bad()) {
            streak++;
        }
        Optional<PastRun> first = streak == 0
                ? Optional.empty()
                : Optional.of(newestFirst.get(streak - 1).run());
        Optional<Instant> passed = streak == newestFirst.size()
                ? Optional.empty()
                : Optional.of(newestFirst.get(streak).run().finishedAt());
        int changes = 0;
        boolean later = true;
        for (Earlier run : newestFirst) {
            changes += run.bad() == later ? 0 : 1;
            later = run.bad();
        }
        return new FailingSince(
                streak + 1,
                passed.isPresent(),
                first.map(PastRun::finishedAt).orElse(report.finishedAt()),
                first.isPresent()
                        ? first.flatMap(PastRun::commit)
                        : report.build().commit(),
                passed,
                (int) newestFirst.stream().skip(streak).filter(Earlier::bad).count(),
                changes,
                newestFirst.size());
    }

    /**
     * The entities of a report: those that are new first, as {@link WorstFirst} has them, then the others. New is what
     * {@link WhatIsNew} says is so, else what did not fail in the run before.
     */
    public static List<Entity> newFirst(Report report, List<Entity> entities) {
        List<Entity> worst = WorstFirst.first(entities);
        WhatIsNew fresh = WhatIsNew.of(report);
        if (report.history().runs().isEmpty() && !fresh.isKnown()) {
            return worst;
        }
        Map<Boolean, List<Entity>> isNew = worst.stream()
                .collect(Collectors.partitioningBy(entity -> fresh.isNew(entity).orElseGet(() -> of(report, entity)
                        .filter(since -> since.runs() == 1)
                        .isPresent())));
        return Stream.of(true, false)
                .flatMap(which -> isNew.getOrDefault(which, List.of()).stream())
                .toList();
    }

    private boolean flaky() {
        return changes >= FLAKY;
    }

    /** In a word or two: {@code new}, {@code failing again}, {@code for 3 runs}, {@code flaky}. */
    public String gist() {
        if (flaky()) {
            return "flaky";
        }
        if (runs == 1) {
            return failedBefore == 0 ? "new" : "again";
        }
        return "for " + atLeast() + NumberText.count(runs, "run", "runs");
    }

    /** In a sentence without a full stop. */
    public String sentence() {
        String since = runs == 1
                ? "new in this run"
                : "for " + atLeast() + NumberText.count(runs, "run", "runs") + ", since " + DAY.format(at)
                        + commit.map(text -> " (commit " + shortened(text) + ")")
                                .orElse("");
        String passed =
                lastPassed.map(time -> ", last passed " + DAY.format(time)).orElse("");
        return since + passed + before();
    }

    private String before() {
        if (flaky()) {
            return "; flaky: failed in " + (failedBefore + runs) + " of " + (known + 1) + " runs, changed " + changes
                    + " times";
        }
        return failedBefore == 0
                ? ""
                : "; failed before in " + NumberText.count(failedBefore, "run", "runs") + " of "
                        + NumberText.of(known + 1L - runs);
    }

    private String atLeast() {
        return whole ? "" : "at least ";
    }

    private static String shortened(String commit) {
        return commit.matches("[0-9a-f]{40,64}") ? commit.substring(0, COMMIT) : PlainText.oneLine(commit, COMMIT * 2);
    }
}
