package co.secoda.report;

import co.secoda.text.PlainText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A message of dbt's in one line: what the database said, and not where, which is told beside it. */
public final class DbtMessage {
    private static final int LINE = 300;
    private static final int LINES = 3;
    /** {@code Database Error in model orders (models/orders.sql)}, above what the database said. */
    private static final Pattern HEADING = Pattern.compile("(?i)((?:\\w+ ){0,3}error) in .*");

    private static final Pattern PLACE = Pattern.compile("(?i)compiled (code|sql) at .*");

    private DbtMessage() {}

    /**
     * Its first line or, if that only says in which node there was an error, the lines after it.
     *
     * @param status what is said where there is no message
     */
    public static String gist(String message, String status) {
        List<String> lines = message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(LINES + 1)
                .toList();
        if (lines.isEmpty()) {
            return PlainText.oneLine(status, LINE);
        }
        var heading = HEADING.matcher(lines.get(0));
        String said = lines.stream()
                .skip(1)
                .filter(line -> !PLACE.matcher(line).matches())
                .collect(Collectors.joining(" "));
        return heading.matches() && !said.isEmpty()
                ? PlainText.oneLine(heading.group(1) + ": " + said, LINE)
                : PlainText.firstLine(message, LINE);
    }
}
