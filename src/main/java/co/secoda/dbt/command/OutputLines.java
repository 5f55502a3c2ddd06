package co.secoda.dbt.command;

import co.secoda.text.NumberText;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/**
 * The lines of a process's output. They are taken to their end, whatever they hold and whatever becomes of them: a
 * process whose output nobody takes stands still. Of a very long line the rest is left out, and counted.
 */
final class OutputLines {
    /** As many characters of a line as are handed on. */
    static final int LONGEST = 100_000;

    private static final int BUFFER = 8_192;

    private final Consumer<String> lines;
    private final StringBuilder line = new StringBuilder();
    private long leftOut;
    private boolean begun;
    private boolean afterReturn;

    OutputLines(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Takes all there is. */
    void takeAll(Reader text) throws IOException {
        char[] buffer = new char[BUFFER];
        for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
            for (int at = 0; at < read; at++) {
                take(buffer[at]);
            }
        }
        if (begun) {
            handOn();
        }
    }

    private void take(char c) {
        boolean secondOfEnd = c == '\n' && afterReturn;
        afterReturn = c == '\r';
        if (c == '\n' || c == '\r') {
            if (!secondOfEnd) {
                handOn();
            }
            return;
        }
        begun = true;
        if (line.length() < LONGEST) {
            line.append(c);
        } else {
            leftOut++;
        }
    }

    private void handOn() {
        String text = line + (leftOut > 0 ? " … (" + NumberText.count(leftOut, "character", "characters") + " left out)" : "");
        line.setLength(0);
        leftOut = 0;
        begun = false;
        try {
            lines.accept(text);
        } catch (RuntimeException e) {
            // One that can't be logged is lost; those after it aren't.
        }
    }
}
