package co.secoda.gate;

import static co.secoda.gate.Settings.allow;
import static co.secoda.gate.Settings.before;
import static co.secoda.gate.Settings.failing;
import static co.secoda.gate.Settings.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.api.FailingTests;
import co.secoda.dbt.DbtRun;
import co.secoda.gate.Progress.Sighting;
import co.secoda.gate.RunState.LastRun;
import co.secoda.gate.RunState.Trigger;
import co.secoda.gate.settings.WaitSettings;
import co.secoda.gate.settings.WaitSettings.OnSyncTimeout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The table of {@code docs/verdict.md} of how long a build waits after its sync has ended, played with each habit of a
 * workspace. With {@code -Dtable=write} it is written there anew.
 */
class WaitTableTest {
    private static final Path PAGE = Path.of("docs/verdict.md");
    private static final String BEGIN = "<!-- made by the suite: begin -->\n";
    private static final String END = "<!-- made by the suite: end -->\n";
    private static final int MANY = 10_000;

    /** Lengths of a sync, in seconds; each is played in steps of a second. */
    private enum Length {
        SHORT("30 s to 50 s", 30, 50),
        LONG("2 min to 3 min", 120, 180);

        private final String words;
        private final int least;
        private final int most;

        Length(String words, int least, int most) {
            this.words = words;
            this.least = least;
            this.most = most;
        }
    }

    private enum Habit {
        AT_THE_END("last-run moves at the end, with the result"),
        AFTER_THE_SETS("last-run moves at the end, 12 s after the result"),
        CLEARED_FIRST("last-run moves at the end, the result is empty meanwhile"),
        AT_THE_START("last-run moves at the start"),
        NEVER("last-run never moves");

        private final String words;

        Habit(String words) {
            this.words = words;
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // a record of sets that are never changed
    private enum Build {
        CLEAN("clean", failing(), failing()),
        BROKEN("broken", failing(), failing("a")),
        MENDED("fixed", failing("a"), failing()),
        UNCHANGED("unchanged", failing("a"), failing("a"));

        private final String words;
        private final FailingTests before;
        private final FailingTests after;

        Build(String words, FailingTests before, FailingTests after) {
            this.words = words;
            this.before = before;
            this.after = after;
        }

        private DbtRun run() {
            return after.failing().isEmpty() ? Runs.cleanRun() : Runs.runFailing("a");
        }

        private String verdict() {
            return after.failing().isEmpty() ? "passed" : "failed";
        }
    }

    @Test
    void the_page_shows_how_long_each_build_waits() throws Exception {
        String made = BEGIN + "\n" + String.join("\n", table()) + "\n\n" + END;
        String page = Files.readString(PAGE);
        if ("write".equals(System.getProperty("table"))) {
            page = page.substring(0, page.indexOf(BEGIN)) + made + page.substring(page.indexOf(END) + END.length());
            Files.writeString(PAGE, page);
        }

        assertThat(page).contains(made);
    }

    private static List<String> table() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("| workspace | build | sync of " + Length.SHORT.words + ": by default | calibrated | sync of "
                + Length.LONG.words + ": by default | calibrated |");
        lines.add("| --- | --- | --- | --- | --- | --- |");
        for (Habit habit : Habit.values()) {
            for (Build build : Build.values()) {
                List<String> cells = new ArrayList<>(List.of(habit.words, build.words));
                for (Length length : Length.values()) {
                    cells.add(cell(habit, build, length, waiting()));
                    cells.add(cell(habit, build, length, calibrated(habit, length)));
                }
                lines.add("| " + String.join(" | ", cells) + " |");
            }
        }
        return lines;
    }

    private static String cell(Habit habit, Build build, Length length, WaitSettings settings) throws Exception {
        List<Integer> after = new ArrayList<>();
        int wrong = 0;
        int unknown = 0;
        for (int sync = length.least; sync <= length.most; sync++) {
            PlayedTime time = new PlayedTime();
            PlayedServer server = server(habit, build, sync, time, 0);
            RunState state = state(build, time, server);
            Outcome outcome =
                    new PollLoop(server, time, time).await(state, allow(0), settings, (lines, next, left) -> {});
            String verdict =
                    new Judge(allow(0)).judge(state, outcome, settings).kind().text();
            wrong += verdict.equals("unknown") || verdict.equals(build.verdict()) ? 0 : 1;
            unknown += verdict.equals("unknown") ? 1 : 0;
            after.add((int) time.seconds() - sync);
        }
        return wrong > 0 ? "**wrong**" : unknown > 0 ? "unknown" : range(after);
    }

    private static String range(List<Integer> after) {
        int least = after.stream().min(Comparator.naturalOrder()).orElseThrow();
        int most = after.stream().max(Comparator.naturalOrder()).orElseThrow();
        if (most < 0) {
            return "ends before it";
        }
        return least < 0 ? "at most " + most + " s" : least == most ? most + " s" : least + " to " + most + " s";
    }

    /** What {@code calibrate} suggests after two syncs of a broken build. */
    private static WaitSettings calibrated(Habit habit, Length length) throws Exception {
        PlayedTime time = new PlayedTime();
        PlayedServer server = server(habit, Build.BROKEN, length.most, time, 0);
        List<CalibrationRound> rounds = new ArrayList<>();
        WaitSettings watching = waiting(1, 120, 1200, OnSyncTimeout.FAIL);
        for (int round = 0; round < 2; round++) {
            server(habit, round == 0 ? Build.BROKEN : Build.UNCHANGED, length.most, round * MANY, server);
            time.pause(Duration.between(time.instant(), PlayedTime.START.plusSeconds((long) round * MANY)));
            RunState state = state(round == 0 ? Build.BROKEN : Build.UNCHANGED, time, server);
            CalibrationRound watched = new CalibrationRound(state, allow(0), watching, Optional.empty(), List.of());
            while (watched.sightings().isEmpty() || time.seconds() < (long) round * MANY + length.most + 130) {
                Reading reading = new Reading(
                        Optional.of(new LastRun(
                                server.getIntegration(PlayedServer.ID).lastRun())),
                        time.instant(),
                        Optional.of(server.getFailingTests(PlayedServer.ID)),
                        time.instant(),
                        Optional.empty());
                watched = watched.with(new Sighting(reading, Optional.empty()));
                time.pause(Duration.ofSeconds(1));
            }
            rounds.add(watched);
        }
        return new SuggestedSettings(rounds).settings().orElseThrow();
    }

    private static PlayedServer server(Habit habit, Build build, int sync, PlayedTime time, int from) {
        return server(habit, build, sync, from, new PlayedServer(time));
    }

    /** A sync that is triggered at {@code from} and has ended {@code sync} seconds later. */
    private static PlayedServer server(Habit habit, Build build, int sync, int from, PlayedServer server) {
        String moved = "sync of " + from;
        server.answer(from, build.before);
        switch (habit) {
            case AT_THE_END -> server.answer(from + sync, build.after).lastRun(from + sync, moved);
            case AFTER_THE_SETS -> server.answer(from + sync - 12, build.after).lastRun(from + sync, moved);
            case CLEARED_FIRST ->
                server.answer(from + sync - 8, failing())
                        .answer(from + sync, build.after)
                        .lastRun(from + sync, moved);
            case AT_THE_START -> server.answer(from + sync, build.after).lastRun(from + 1, moved);
            case NEVER -> server.answer(from + sync, build.after);
        }
        return server;
    }

    private static RunState state(Build build, PlayedTime time, PlayedServer server) throws Exception {
        LastRun lastRun = new LastRun(server.getIntegration(PlayedServer.ID).lastRun());
        Instant now = time.instant();
        return new RunState(
                PlayedServer.ID,
                "",
                now,
                build.run(),
                before(build.before),
                Optional.of(now),
                Optional.of(new Trigger(now, lastRun, false)));
    }
}
