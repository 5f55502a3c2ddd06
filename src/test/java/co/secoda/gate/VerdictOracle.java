package co.secoda.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * The rule of the verdict once more, written from its text alone and slowly: every definition is looked up in the whole
 * history of polls each time, with nothing carried on from one to the next. Times are microseconds, so that halves of
 * halves are whole.
 */
final class VerdictOracle {
    static final long SECOND = 1_000_000;
    static final int ASKED_ONCE = 9;
    static final int NO_BASELINE = 10;

    /** Two sets of ids; an id in both is failing. */
    record Sets(Set<String> failing, Set<String> warning) {
        Sets {
            Set<String> onlyWarning = new HashSet<>(warning);
            onlyWarning.removeAll(failing);
            warning = onlyWarning;
        }

        Set<String> both() {
            Set<String> both = new HashSet<>(failing);
            both.addAll(warning);
            return both;
        }
    }

    /**
     * What is told before.
     *
     * @param failingTests the entities of each failing test
     * @param excused which of them are excused, by their places
     * @param warningTests the same of tests that warn
     * @param named what was failing before by unique ids, where secoda.baseline says so: N of what the server can't
     *     name
     * @param gatesFail whether a gate of the artifacts alone fails
     */
    record Given(
            List<Set<String>> failingTests,
            Set<Integer> excused,
            List<Set<String>> warningTests,
            boolean gatesFail,
            Optional<Sets> baseline,
            Optional<Sets> accepted,
            Optional<Sets> named,
            int maxFailing,
            int maxWarning,
            boolean countNew,
            boolean failFast,
            boolean passFast,
            boolean disagreementFails,
            boolean await,
            String lastRunMoves,
            String onSyncTimeout,
            long pollInterval,
            long settleTime,
            long syncTimeout) {}

    /** What the server says at a time; an empty outer one is a call that failed. */
    record World(
            LongFunction<Optional<Optional<String>>> lastRun,
            LongFunction<Optional<Sets>> answer,
            LongFunction<Boolean> accepts,
            long latency) {}

    record Said(int row, String verdict, String evidence, long end, List<Long> polls, List<Long> tries) {}

    private record Seen(
            long asked,
            long answered,
            Optional<Optional<String>> lastRun,
            Optional<Sets> answer,
            Optional<Optional<String>> lastRunAgain) {}

    private final Given given;
    private final World world;
    private final List<Seen> history = new ArrayList<>();
    private final List<Long> polls = new ArrayList<>();
    private final List<Long> tries = new ArrayList<>();
    private Optional<String> lastRunBefore = Optional.empty();
    private boolean overtaken;
    private long trigger;

    VerdictOracle(Given given, World world) {
        this.given = given;
        this.world = world;
    }

    /** Triggers at the time 0 and waits. Row 0: no try was accepted in time, or last-run couldn't be read. */
    Said run() {
        long now = 0;
        for (int quiet = 0; ; quiet++) {
            Optional<Optional<String>> before = world.lastRun().apply(now);
            if (before.isEmpty() && quiet == 0) {
                return new Said(0, "", "", now + world.latency(), polls, tries);
            }
            if (quiet > 0 && before.isPresent() && !before.get().equals(lastRunBefore)) {
                quiet = 0; // news
            }
            lastRunBefore = before.orElse(lastRunBefore);
            now += world.latency();
            if (before.isPresent() && now < given.syncTimeout()) {
                tries.add(now);
                boolean accepted = world.accepts().apply(now);
                now += world.latency();
                if (accepted && now < given.syncTimeout()) {
                    trigger = now;
                    return await();
                }
            }
            overtaken = true;
            long next = now + pause(now, quiet);
            if (now >= given.syncTimeout() || next >= given.syncTimeout()) {
                return new Said(0, "", "", given.syncTimeout(), polls, tries);
            }
            now = next;
        }
    }

    private Said await() {
        long deadline = trigger + given.syncTimeout();
        long now = trigger;
        while (true) {
            Optional<Said> end = decide(now, now >= deadline);
            if (end.isPresent()) {
                return end.get();
            }
            long next = history.isEmpty() ? now : nextPoll(now, deadline);
            if (next >= deadline) {
                now = deadline;
                continue;
            }
            polls.add(next);
            Seen seen = poll(next);
            boolean cut = next + time(seen) >= deadline;
            now = cut ? deadline : next + time(seen);
            if (!cut) {
                history.add(seen);
            }
        }
    }

    private Seen poll(long start) {
        long asked = start + world.latency();
        long answered = asked + world.latency();
        Seen seen = new Seen(
                asked, answered, world.lastRun().apply(start), world.answer().apply(asked), Optional.empty());
        history.add(seen);
        boolean mayHaveSeenItChange = isNeeded()
                && given.lastRunMoves().equals("unknown")
                && reference().isPresent()
                && seen.answer().isPresent()
                && !seen.answer().equals(reference())
                && moved().isEmpty()
                && !seenChanging();
        history.remove(history.size() - 1);
        return mayHaveSeenItChange ? new Seen(asked, answered, seen.lastRun(), seen.answer(), again(answered)) : seen;
    }

    /** Read again; marked by its own presence, so that the time it took is known. */
    private Optional<Optional<String>> again(long at) {
        return world.lastRun().apply(at).or(() -> Optional.of(Optional.of("not read")));
    }

    private long time(Seen seen) {
        return world.latency() * (seen.lastRunAgain().isPresent() ? 3 : 2);
    }

    // The table.

    private Optional<Said> decide(long now, boolean timeout) {
        Optional<Sets> a = answer();
        if (proven() && given.failFast()) {
            return said(1, "failed", "artifacts", now);
        }
        if (!isNeeded()) {
            return !history.isEmpty() || timeout ? Optional.of(askedOnce(a, now)) : Optional.empty();
        }
        if (given.countNew() && given.baseline().isEmpty() && given.named().isEmpty()) {
            return given.gatesFail()
                    ? said(NO_BASELINE, "failed", "artifacts", now)
                    : said(NO_BASELINE, "unknown", "none", now);
        }
        if (bounded() && given.passFast() && !given.disagreementFails()) {
            return said(1, "passed", "bounded", now);
        }
        Optional<Integer> moved = moved();
        boolean isShort = a.isPresent() && a.get().failing().size() < least(given.failingTests(), Set.of());
        if (a.isPresent() && moved.isPresent()) {
            boolean two = proven()
                    || (bounded() && within(a.get()) && !given.disagreementFails())
                    || (!overtaken && seenChanging() && !isShort)
                    || (!overtaken && given.lastRunMoves().equals("end") && !isShort);
            if (two && equalPollsFrom(moved.get()) >= 2) {
                return judged(2, a.get(), "last-run-advanced", now);
            }
            if (!two && !isShort && stoodFrom(history.get(moved.get()).asked())) {
                return judged(3, a.get(), "last-run-advanced", now);
            }
        }
        if (a.isPresent() && moved.isEmpty()) {
            boolean changed = reference().isPresent() && !a.equals(reference());
            if (changed && !isShort && stoodFrom(Long.MIN_VALUE)) {
                return judged(4, a.get(), "set-changed-and-settled", now);
            }
            boolean same = a.equals(given.baseline());
            if (same && stoodFrom(Long.MIN_VALUE, true) && bounded() && fits(a.get())) {
                return said(5, "passed", "bounded", now);
            }
            if (same && stoodFrom(Long.MIN_VALUE, true) && proven()) {
                return said(5, "failed", "artifacts", now);
            }
        }
        return timeout ? atTimeout(a, now) : Optional.empty();
    }

    private boolean isNeeded() {
        return given.await() && (given.maxFailing() >= 0 || given.maxWarning() >= 0);
    }

    private Optional<Said> atTimeout(Optional<Sets> a, long now) {
        if (proven()) {
            return said(6, "failed", "artifacts", now);
        }
        if (bounded() && a.isPresent() && within(a.get()) && fits(a.get())) {
            return said(7, "passed", "bounded", now);
        }
        return given.onSyncTimeout().equals("accept") && a.isPresent()
                ? judged(8, a.get(), "none", now)
                : said(8, "unknown", "none", now);
    }

    private Said askedOnce(Optional<Sets> a, long now) {
        boolean canBeJudged = a.isPresent()
                && !(given.countNew()
                        && given.baseline().isEmpty()
                        && given.named().isEmpty());
        if (canBeJudged) {
            return judged(ASKED_ONCE, a.get(), "none", now).orElseThrow();
        }
        boolean everyAnswerWillDo = given.maxFailing() < 0 && given.maxWarning() < 0;
        String verdict = proven() ? "failed" : everyAnswerWillDo ? "passed" : "unknown";
        return said(ASKED_ONCE, verdict, proven() ? "artifacts" : "none", now).orElseThrow();
    }

    private Optional<Said> judged(int row, Sets a, String evidence, long now) {
        boolean disagrees = given.disagreementFails() && row >= 2 && row <= 4 && !agrees(a);
        return said(row, !within(a) || proven() || disagrees ? "failed" : "passed", evidence, now);
    }

    private Optional<Said> said(int row, String verdict, String evidence, long now) {
        return Optional.of(new Said(row, verdict, evidence, now, List.copyOf(polls), List.copyOf(tries)));
    }

    // What the polls have shown.

    private Optional<Sets> answer() {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).answer().isPresent()) {
                return history.get(i).answer();
            }
        }
        return Optional.empty();
    }

    /** The poll since which last-run has moved; empty if it has not. */
    private Optional<Integer> moved() {
        Optional<Integer> since = Optional.empty();
        if (given.lastRunMoves().equals("start") || given.lastRunMoves().equals("never")) {
            return since;
        }
        for (int i = 0; i < history.size(); i++) {
            Optional<Optional<String>> read = history.get(i).lastRun();
            if (read.isPresent()) {
                // A null is either what was there before, or comes after a value.
                boolean another = read.get().isPresent() && !read.get().equals(lastRunBefore);
                since = !another ? Optional.empty() : since.isPresent() ? since : Optional.of(i);
            }
        }
        return since;
    }

    /** A reading of last-run after an answer that differed from the baseline still was the one from before. */
    private boolean seenChanging() {
        boolean differed = false;
        for (Seen seen : history) {
            if (differed && seen.lastRun().isPresent() && seen.lastRun().get().equals(lastRunBefore)) {
                return true;
            }
            differed |= seen.answer().isPresent()
                    && reference().isPresent()
                    && !seen.answer().equals(reference());
            if (differed
                    && seen.lastRunAgain().isPresent()
                    && seen.lastRunAgain().get().equals(lastRunBefore)) {
                return true;
            }
        }
        return false;
    }

    private int firstOfTheSame() {
        int first = history.size();
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).answer().isPresent()) {
                if (!history.get(i).answer().equals(answer())) {
                    break;
                }
                first = i;
            }
        }
        return first;
    }

    private int equalPollsFrom(int poll) {
        int equal = 0;
        for (int i = Math.max(poll, firstOfTheSame()); i < history.size(); i++) {
            equal += history.get(i).answer().isPresent() ? 1 : 0;
        }
        return equal;
    }

    private boolean stoodFrom(long time) {
        return stoodFrom(time, false);
    }

    /** Only the time that is certain: from the end of the first call to the start of the last. */
    private boolean stoodFrom(long time, boolean sinceBaseline) {
        return lastAsked() >= settledAt(time, sinceBaseline);
    }

    private long settledAt(long time, boolean sinceBaseline) {
        boolean noOther = history.stream()
                .allMatch(seen -> seen.answer().isEmpty() || seen.answer().equals(answer()));
        long since = sinceBaseline && noOther
                ? trigger
                : history.get(firstOfTheSame()).answered();
        return Math.max(since, time) + given.settleTime();
    }

    private long lastAsked() {
        long asked = 0;
        for (Seen seen : history) {
            asked = seen.answer().isPresent() ? seen.asked() : asked;
        }
        return asked;
    }

    // When to ask.

    private long nextPoll(long now, long deadline) {
        long earliest = now + given.pollInterval();
        long planned = now + pause(now - trigger, quietPolls());
        long last = deadline - Math.min(given.pollInterval(), 10 * SECOND);
        Optional<Long> due = due().map(time -> Math.max(time, earliest));
        if (due.isPresent() && due.get() < deadline && (due.get() < planned + given.pollInterval() || planned > last)) {
            return due.get();
        }
        return planned > last ? Math.max(last, earliest) : planned;
    }

    /** When the answer will have stood for long enough, if it goes on to stand. */
    private Optional<Long> due() {
        Optional<Sets> a = answer();
        boolean isShort = a.isPresent() && a.get().failing().size() < leastFailing();
        if (a.isEmpty()) {
            return Optional.empty();
        }
        if (moved().isPresent()) {
            boolean two = proven()
                    || (bounded() && within(a.get()) && !given.disagreementFails())
                    || (!overtaken
                            && !isShort
                            && (seenChanging() || given.lastRunMoves().equals("end")));
            return two || isShort
                    ? Optional.empty()
                    : Optional.of(settledAt(history.get(moved().get()).asked(), false));
        }
        if (a.equals(given.baseline()) && ((bounded() && fits(a.get())) || proven())) {
            return Optional.of(settledAt(Long.MIN_VALUE, true));
        }
        return reference().isPresent() && !a.equals(reference()) && !isShort
                ? Optional.of(settledAt(Long.MIN_VALUE, false))
                : Optional.empty();
    }

    /** Polls without news: nothing moved, and the answer is no other. */
    private int quietPolls() {
        int quiet = 0;
        List<Seen> all = List.copyOf(history);
        history.clear();
        for (Seen seen : all) {
            Optional<Sets> answer = answer();
            boolean moved = moved().isPresent();
            history.add(seen);
            quiet = moved != moved().isPresent() || !answer.equals(answer()) ? 0 : quiet + 1;
        }
        return quiet;
    }

    /** After a dozen polls without news half as long again each time. */
    private long pause(long since, int quiet) {
        double most = Math.min(Math.min(6.0 * given.pollInterval(), 30 * SECOND), given.settleTime() / 2.0);
        if (since < 120 * SECOND) {
            most = Math.min(most, 10 * SECOND);
        }
        double pause = (double) given.pollInterval() * Math.pow(1.5, Math.max(0, quiet - 12));
        return Math.max(given.pollInterval(), (long) Math.min(pause, most));
    }

    // What the artifacts say.

    private Optional<Sets> reference() {
        return overtaken ? Optional.empty() : given.baseline();
    }

    private boolean isNamed() {
        return given.countNew() && given.named().isPresent();
    }

    /** Those of some tests that can only mean entities which are none of these. */
    private static List<Set<String>> outside(Set<String> known, List<Set<String>> tests) {
        return tests.stream()
                .filter(test -> test.stream().noneMatch(known::contains))
                .toList();
    }

    /** As many of so many failing entities as can't all be in N or excused; and each of this run's own outside N. */
    private int named(int failing) {
        Set<String> n = given.named().orElseThrow().failing();
        Set<String> own = new HashSet<>(union(tests(false)));
        own.removeAll(n);
        int e = e(outside(n, tests(true)));
        return Math.max(0, Math.max(failing - n.size() - e, Math.min(failing, own.size())));
    }

    private int namedWarning(int warning) {
        Set<String> n = given.named().orElseThrow().both();
        Set<String> own = new HashSet<>(union(given.warningTests()));
        own.removeAll(union(given.failingTests()));
        own.removeAll(n);
        return Math.max(0, Math.max(warning - n.size(), Math.min(warning, own.size())));
    }

    private boolean namedOver(int failing, int warning) {
        return over(named(failing), given.maxFailing()) || over(namedWarning(warning), given.maxWarning());
    }

    private boolean provenByNames() {
        Sets n = given.named().orElseThrow();
        return over(least(outside(n.failing(), tests(false)), Set.of()), given.maxFailing())
                || over(
                        least(outside(n.both(), given.warningTests()), union(given.failingTests())),
                        given.maxWarning());
    }

    private boolean proven() {
        if (isNamed()) {
            return given.gatesFail() || provenByNames();
        }
        return given.gatesFail()
                || over(least(tests(false), Set.of()) - acceptedFailing(), given.maxFailing())
                || over(leastWarning() - acceptedWarning(), given.maxWarning());
    }

    private List<Set<String>> tests(boolean excused) {
        List<Set<String>> tests = new ArrayList<>();
        for (int test = 0; test < given.failingTests().size(); test++) {
            if (given.excused().contains(test) == excused) {
                tests.add(given.failingTests().get(test));
            }
        }
        return tests;
    }

    /** E: the entities excused for certain, and of these for {@code new} those that can't all have been accepted. */
    private int e() {
        int e = e(tests(true));
        return given.countNew()
                ? Math.max(0, e - given.accepted().orElseThrow().failing().size())
                : e;
    }

    /** How many failing entities of an answer are excused for certain, of those that would count. */
    int excused() {
        if (isNamed()) {
            return e(outside(given.named().orElseThrow().failing(), tests(true)));
        }
        return given.countNew() && given.accepted().isEmpty() ? 0 : e();
    }

    /** What the summary has of the server, by the names of its lists. */
    Map<String, Set<String>> lists() {
        Map<String, Set<String>> lists = new HashMap<>();
        answer().ifPresent(a -> {
            lists.put("failing", a.failing());
            lists.put("warning", a.warning());
        });
        given.baseline().ifPresent(b -> {
            lists.put("baseline.failing", b.failing());
            lists.put("baseline.warning", b.warning());
        });
        if (given.countNew()
                && given.named().isPresent()
                && answer().filter(a -> a.failing().isEmpty()).isPresent()) {
            lists.put("newFailing", Set.of()); // of others the names would have to tell
        }
        if (given.named().isEmpty()) {
            given.accepted().ifPresent(n -> {
                lists.put("accepted.failing", n.failing());
                lists.put("accepted.warning", n.warning());
                answer().ifPresent(a -> {
                    Set<String> fresh = new HashSet<>(a.failing());
                    fresh.removeAll(n.failing());
                    lists.put("newFailing", fresh);
                });
            });
        }
        return lists;
    }

    private int e(List<Set<String>> excused) {
        Set<String> u = union(tests(false));
        Set<String> x = union(excused.stream().filter(test -> test.size() == 1).toList());
        x.removeAll(u);
        boolean oneMore = excused.stream().filter(test -> test.size() > 1).anyMatch(test -> test.stream()
                .noneMatch(id -> x.contains(id) || u.contains(id)));
        return x.size() + (oneMore ? 1 : 0);
    }

    private int acceptedFailing() {
        return !given.countNew()
                ? 0
                : given.accepted().map(n -> n.failing().size()).orElse(1_000_000);
    }

    private int acceptedWarning() {
        return !given.countNew()
                ? 0
                : given.accepted().map(n -> n.both().size()).orElse(1_000_000);
    }

    private boolean bounded() {
        if (given.gatesFail() || reference().isEmpty()) {
            return false;
        }
        if (isNamed()) {
            return !namedOver(
                    reference().get().failing().size()
                            + union(given.failingTests()).size(),
                    reference().get().both().size()
                            + union(given.warningTests()).size());
        }
        Set<String> failing = new HashSet<>(reference().get().failing());
        Set<String> both = new HashSet<>(reference().get().both());
        if (given.countNew()) {
            failing.removeAll(given.accepted().orElseThrow().failing());
            both.removeAll(given.accepted().orElseThrow().both());
        }
        return !over(failing.size() + union(given.failingTests()).size() - e(), given.maxFailing())
                && !over(both.size() + union(given.warningTests()).size(), given.maxWarning());
    }

    private boolean within(Sets a) {
        if (isNamed()) {
            return !namedOver(a.failing().size(), a.warning().size());
        }
        Set<String> failing = new HashSet<>(a.failing());
        Set<String> warning = new HashSet<>(a.warning());
        if (given.countNew()) {
            failing.removeAll(given.accepted().orElseThrow().failing());
            warning.removeAll(given.accepted().orElseThrow().both());
        }
        return !over(failing.size() - e(), given.maxFailing()) && !over(warning.size(), given.maxWarning());
    }

    /** Rows 5 and 7 need an answer without a disagreement where one fails. */
    private boolean fits(Sets a) {
        return !given.disagreementFails() || agrees(a);
    }

    private boolean agrees(Sets a) {
        return a.failing().size() >= leastFailing()
                && a.failing().size() <= union(given.failingTests()).size()
                && a.warning().size() >= leastWarning()
                && a.warning().size() <= union(given.warningTests()).size();
    }

    private static boolean over(int number, int limit) {
        return limit >= 0 && number > limit;
    }

    private int leastFailing() {
        return least(given.failingTests(), Set.of());
    }

    private int leastWarning() {
        return least(given.warningTests(), union(given.failingTests()));
    }

    private static int least(List<Set<String>> tests, Set<String> claimed) {
        Set<String> single = new HashSet<>();
        for (Set<String> test : tests) {
            if (test.size() == 1 && claimed.stream().noneMatch(test::contains)) {
                single.addAll(test);
            }
        }
        boolean oneMore = tests.stream()
                .anyMatch(test -> test.stream().noneMatch(single::contains)
                        && test.stream().noneMatch(claimed::contains));
        return single.size() + (oneMore ? 1 : 0);
    }

    private static Set<String> union(List<Set<String>> tests) {
        Set<String> union = new HashSet<>();
        tests.forEach(union::addAll);
        return union;
    }
}
