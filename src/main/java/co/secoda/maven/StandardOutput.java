package co.secoda.maven;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Standard output, where data goes that scripts take: {@code -q} silences the log and not the data. The only class that
 * may use it; all else that a user reads goes to the log.
 */
final class StandardOutput {
    private StandardOutput() {}

    /**
     * Prints a text whole, always in UTF-8: a pipeline's locale is often one that would lose names, and whether a
     * terminal reads can't be told.
     */
    static void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }

    /**
     * Hands lines to a CI runner, which takes commands only from the beginning of a line. So they go to the process'
     * own standard output: Maven's log and, since Maven 4, {@code System.out} too put something before each line. It
     * isn't closed, since others write there too.
     */
    static void command(List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            OutputStream standardOutput = new FileOutputStream(FileDescriptor.out);
            standardOutput.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
