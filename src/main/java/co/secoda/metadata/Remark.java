package co.secoda.metadata;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One thing found in a file.
 *
 * @param line the physical line on which the record starts, from 1
 * @param field the column or JSON field, such as {@code from_identifier.type}; empty where it is the whole line
 * @param sentence what is wrong; one line, without control characters, with long values cut
 */
public record Remark(long line, Optional<String> field, String sentence) {
    /** The remark as a compiler prints it: {@code file:line: field: sentence}. */
    public String in(Path file) {
        return file + ":" + line + ": " + field.map(name -> name + ": ").orElse("") + sentence;
    }
}
