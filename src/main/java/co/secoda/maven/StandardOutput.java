package co.secoda.maven;

import java.nio.charset.StandardCharsets;

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
}
