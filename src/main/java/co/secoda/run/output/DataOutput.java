package co.secoda.run.output;

import co.secoda.file.WholeFile;
import co.secoda.run.BadSettingException;
import co.secoda.run.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the data of a goal goes: to standard output, or to {@code secoda.outputFile} and then not to standard output.
 * The file is whole or not there: it is written aside, which is tried before the call is made, and moved.
 */
public final class DataOutput implements AutoCloseable {
    private final Printout.Format format;
    private final Optional<Target> file;
    private final Consumer<String> standardOutput;
    private final Log log;

    private record Target(Path file, WholeFile whole) {}

    private DataOutput(Printout.Format format, Optional<Target> file, Consumer<String> standardOutput, Log log) {
        this.format = format;
        this.file = file;
        this.standardOutput = standardOutput;
        this.log = log;
    }

    /**
     * Prepares the output.
     *
     * @param file instead of standard output; its directory is made if it isn't there
     * @throws BadSettingException if the file can't be written
     */
    public static DataOutput open(Printout.Format format, Optional<Path> file, Consumer<String> standardOutput, Log log)
            throws BadSettingException {
        return new DataOutput(
                format, file.isEmpty() ? Optional.empty() : Optional.of(target(file.get())), standardOutput, log);
    }

    private static Target target(Path asked) throws BadSettingException {
        if (Files.exists(asked) && !Files.isRegularFile(asked)) {
            throw new BadSettingException("secoda.outputFile=" + asked + " is there and is no file: name a file.");
        }
        try {
            // The file that a link points to is replaced, not the link.
            Path file = Files.exists(asked)
                    ? asked.toRealPath()
                    : asked.toAbsolutePath().normalize();
            // Who has put a link there may have meant another file than who names it.
            Path home = asked.toAbsolutePath().normalize().resolveSibling("");
            if (Files.exists(file) && !file.startsWith(home.toRealPath())) {
                throw new BadSettingException("secoda.outputFile=" + asked + " is, by a symbolic link, " + file
                        + ", which would be overwritten: name that file, or delete the link.");
            }
            if (Files.exists(file) && !Files.isWritable(file)) {
                throw new BadSettingException("secoda.outputFile=" + asked + " is write-protected: name another file.");
            }
            return new Target(file, WholeFile.begin(file));
        } catch (IOException e) {
            throw new BadSettingException("secoda.outputFile=" + asked + " can't be written: " + e
                    + ". Name a file where this build may write.");
        }
    }

    /**
     * Prints the data.
     *
     * @throws BadSettingException if the file can't be written after all
     */
    public void print(Printout data) throws BadSettingException {
        String text = data.in(format);
        if (file.isEmpty()) {
            standardOutput.accept(text);
            return;
        }
        try {
            file.get().whole().write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new BadSettingException("Done, but " + data.what() + " could not be written to secoda.outputFile="
                    + file.get().file() + ": " + e + ". Name a file where this build may write.");
        }
        log.info("Wrote " + data.what() + " to " + file.get().file() + ".");
    }

    /** Leaves nothing behind but what was printed. */
    @Override
    public void close() {
        file.ifPresent(target -> {
            try {
                target.whole().close();
            } catch (IOException e) {
                log.warn("A part of " + target.file() + " is left over and can't be deleted: " + e);
            }
        });
    }
}
