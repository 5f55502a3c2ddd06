package co.secoda.report;

import co.secoda.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * Service messages of TeamCity, as its documentation describes them: lines of a build's log that it takes for itself.
 * Values are escaped, so that none ends a message or begins another.
 */
public final class TeamCityMessages {
    private static final int LONGEST = 1_000;

    private TeamCityMessages() {}

    /** The numbers of a run, which TeamCity charts from build to build, and what failed the build. */
    public static List<String> of(Report report) {
        List<String> lines = new ArrayList<>();
        report.failing().ifPresent(number -> lines.add(statistic("secoda.failing", number)));
        report.warning().ifPresent(number -> lines.add(statistic("secoda.warning", number)));
        report.verdict()
                .filter(verdict -> verdict.failsBuild())
                .ifPresent(verdict -> lines.add("##teamcity[buildProblem description='"
                        + escaped(Headline.of(report, verdict)) + "' identity='secoda']"));
        return List.copyOf(lines);
    }

    private static String statistic(String key, int value) {
        return "##teamcity[buildStatisticValue key='" + key + "' value='" + value + "']";
    }

    /** The line that opens a block of the log, which TeamCity folds. */
    static String opening(String title) {
        return "##teamcity[blockOpened name='" + escaped(title) + "']";
    }

    /** The line that closes it. */
    static String closing(String title) {
        return "##teamcity[blockClosed name='" + escaped(title) + "']";
    }

    /** A value, with a bar before what has a meaning, and its code for what isn't ASCII. */
    private static String escaped(String value) {
        StringBuilder safe = new StringBuilder();
        for (char c : PlainText.oneLine(value, LONGEST).toCharArray()) {
            if ("|'[]".indexOf(c) >= 0) {
                safe.append('|').append(c);
            } else if (c < ' ' || c > '~') {
                safe.append("|0x%04x".formatted((int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }
}
