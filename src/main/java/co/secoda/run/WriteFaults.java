package co.secoda.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files of a goal that could not be written. None of them changes a verdict: each cause is told once, at once, and
 * is the error of a goal that ends well otherwise.
 */
final class WriteFaults {
    private record Cause(Path directory, String kind) {}

    private record Fault(Map<Path, String> files, Exception exception, String setting) {}

    private final Map<Cause, Fault> faults = new LinkedHashMap<>();
    private final Set<Path> written = new HashSet<>();
    private final Consumer<String> errors;

    /**
     * None so far.
     *
     * @param errors where they are told
     */
    WriteFaults(Consumer<String> errors) {
        this.errors = errors;
    }

    /**
     * Tells of a file that can't be written, unless one beside it can't for the same cause.
     *
     * @param what what it is, such as {@code the summary}
     * @param setting the property that says where it goes
     */
    void missed(String what, Path file, String setting, Exception e) {
        Cause cause = new Cause(file.resolveSibling(""), e.getClass().getName());
        Fault known = faults.get(cause);
        Fault fault = known == null ? new Fault(new LinkedHashMap<>(), e, setting) : known;
        faults.put(cause, fault);
        fault.files().put(file, what);
        if (known == null) {
            errors.accept(sentence(cause, fault));
        }
    }

    /** Forgets that it couldn't be written before. */
    void written(Path file) {
        written.add(file);
        faults.values().forEach(fault -> fault.files().remove(file));
        faults.values().removeIf(fault -> fault.files().isEmpty());
    }

    /** A sentence on the first cause, with all the files that are not there for it; empty where all were written. */
    Optional<String> problem() {
        return faults.entrySet().stream().findFirst().map(fault -> sentence(fault.getKey(), fault.getValue()));
    }

    private String sentence(Cause cause, Fault fault) {
        String names = String.join(", ", fault.files().values());
        List<Path> there =
                fault.files().keySet().stream().filter(WriteFaults::isThere).toList();
        boolean old = there.stream().anyMatch(file -> !written.contains(file));
        return Character.toUpperCase(names.charAt(0)) + names.substring(1) + " can't be written to "
                + cause.directory() + ": " + fault.exception()
                + (old ? ". What lies there is of an earlier run" : "")
                + (!old && !there.isEmpty() ? ". What lies there says that this run is not finished" : "")
                + ". Set " + fault.setting() + " to where this build may write.";
    }

    private static boolean isThere(Path file) {
        try {
            return Files.exists(file);
        } catch (RuntimeException e) {
            return false; // a fault of ours hides no verdict
        }
    }
}
