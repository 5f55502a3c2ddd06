package co.secoda.run.known;

import co.secoda.dbt.DbtRun;
import co.secoda.dbt.DbtRunReader;
import co.secoda.dbt.TestResult;
import co.secoda.dbt.artifact.ArtifactException;
import co.secoda.dbt.location.ArtifactLocation;
import co.secoda.gate.known.AddedEntries;
import co.secoda.gate.known.Excuses;
import co.secoda.gate.known.KnownFailures;
import co.secoda.gate.known.KnownFailuresException;
import co.secoda.gate.known.KnownFailuresFile;
import co.secoda.run.BadSettingException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.Host;
import co.secoda.run.RunPlace;
import co.secoda.run.Setting.SettingReader;
import co.secoda.text.NumberText;
import co.secoda.text.PlainText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes entries for the tests that fail now into the list of known failures. It asks no server. */
public final class KnownFailuresGoal {
    private static final int DAYS = 30;
    private static final int NAMED = 10;
    private static final int MAX_REASON = 1_000;

    private final Host host;
    private final RunPlace place;
    private final Optional<String> list;

    /**
     * The goal.
     *
     * @param place where the artifacts are
     * @param list {@code secoda.knownFailures}
     */
    public KnownFailuresGoal(Host host, RunPlace place, Optional<String> list) {
        this.host = host;
        this.place = place;
        this.list = list;
    }

    /**
     * Writes the entries, if a test fails that no entry excuses.
     *
     * @param reason {@code secoda.reason}, which must be given
     * @param until {@code secoda.until}; by default 30 days from today
     * @throws BadSettingException if a setting can't be used, or the list as it is
     * @throws ArtifactException if there are no artifacts that can be read
     * @throws GoalErrorException if the list can't be written
     */
    public void perform(Optional<String> reason, Optional<String> until)
            throws BadSettingException, ArtifactException, GoalErrorException {
        LocalDate today = LocalDate.ofInstant(host.clock().instant(), ZoneOffset.UTC);
        SettingReader read = new SettingReader();
        String why = read.read(() -> reason(reason), "");
        LocalDate end = read.read("secoda.until", until.orElse(""), text -> end(text, today), today);
        Path file = read.read(() -> ListSetting.file(host, place, list), host.baseDirectory());
        KnownFailures known = read.read(() -> ListSetting.read(host, place, list, false), KnownFailures.NONE);
        read.requireAll();
        DbtRun run = run();
        Excuses excuses = known.of(run, today);
        excuses.notes().forEach(note -> host.log().warn(note + "."));
        List<TestResult> failing =
                run.failingTests().stream().filter(excuses::counts).toList();
        if (failing.isEmpty()) {
            host.log()
                    .info("Nothing to write: "
                            + (run.failingTests().isEmpty()
                                    ? "no test failed."
                                    : "each failing test is in " + file + " already."));
        } else {
            requireRoom(known, failing);
            write(file, failing, run, why, end);
        }
    }

    private static String reason(Optional<String> given) throws BadSettingException {
        if (given.isEmpty()) {
            throw new BadSettingException("secoda.reason is missing. Say why these failures are accepted, such as"
                    + " -Dsecoda.reason=\"late events, DATA-412\".");
        }
        if (given.get().length() > MAX_REASON) {
            throw new BadSettingException("secoda.reason has more than " + MAX_REASON + " characters.");
        }
        return given.get();
    }

    /** What is read is stripped of spaces, and so is this. */
    private static LocalDate end(String text, LocalDate today) {
        if (text.isEmpty()) {
            return today.plusDays(DAYS);
        }
        LocalDate end;
        try {
            end = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(PlainText.value(text) + " is no date such as 2026-12-31", e);
        }
        if (end.isBefore(today)) {
            throw new IllegalArgumentException(end + " is over: today is " + today + " (UTC)");
        }
        return end;
    }

    private DbtRun run() throws ArtifactException {
        ArtifactLocation artifacts = place.artifacts();
        return new DbtRunReader().of(artifacts.dbtProject()).read(artifacts.find());
    }

    private static void requireRoom(KnownFailures known, List<TestResult> failing) throws BadSettingException {
        if (known.entries().size() + failing.size() > KnownFailuresFile.MAX_ENTRIES) {
            throw new BadSettingException(NumberText.count(failing.size(), "test fails", "tests fail")
                    + " that no entry fits, and a list may have " + NumberText.of(KnownFailuresFile.MAX_ENTRIES)
                    + " entries. Write some by hand that fit many tests, by node, path, package or tag.");
        }
    }

    private void write(Path file, List<TestResult> failing, DbtRun run, String reason, LocalDate until)
            throws BadSettingException, GoalErrorException {
        try {
            AddedEntries.write(file, failing, run.labels(), reason, until);
        } catch (KnownFailuresException e) {
            throw new BadSettingException(e.problems().stream()
                    .map(problem -> problem + ": " + named(failing, run) + ".")
                    .toList());
        } catch (IOException e) {
            throw new GoalErrorException("The list of known failures " + file + " can't be written: " + e + ".");
        }
        host.log()
                .info("Wrote " + NumberText.count(failing.size(), "entry", "entries") + " until " + until + " to "
                        + file + ": " + named(failing, run) + ".");
    }

    private static String named(List<TestResult> tests, DbtRun run) {
        int others = tests.size() - NAMED;
        return tests.stream()
                        .limit(NAMED)
                        .map(test -> run.labels().of(test.test()).name())
                        .collect(Collectors.joining(", "))
                + (others > 0 ? " and " + NumberText.of(others) + " more" : "");
    }
}
