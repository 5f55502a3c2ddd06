package co.secoda.run.known;

import co.secoda.gate.known.KnownFailures;
import co.secoda.gate.known.KnownFailuresException;
import co.secoda.gate.known.KnownFailuresFile;
import co.secoda.run.BadSettingException;
import co.secoda.run.Host;
import co.secoda.run.RunPlace;
import co.secoda.run.Setting;
import java.nio.file.Path;
import java.util.Optional;

/** Where the list of known failures is, and what it says. */
public final class ListSetting {
    private static final String PROPERTY = "secoda.knownFailures";

    private ListSetting() {}

    /**
     * The file of the list, whether it is there or not.
     *
     * @param given {@code secoda.knownFailures}; a relative path is relative to the base directory
     * @throws BadSettingException if it can't be a path, or the checkout leads it out of itself
     */
    public static Path file(Host host, RunPlace place, Optional<String> given) throws BadSettingException {
        Path inProject = place.artifacts().dbtProjectDirectory().resolve(KnownFailuresFile.NAME);
        return Setting.read(PROPERTY, given.orElse(""), text -> place.readable()
                .within(
                        PROPERTY,
                        text,
                        text.isEmpty() ? inProject : host.baseDirectory().resolve(text)));
    }

    /**
     * The list.
     *
     * @param required whether a file that is named must be there
     * @return an empty one if there is no file
     * @throws BadSettingException if a file that is named isn't there, or what is there can't be used
     */
    public static KnownFailures read(Host host, RunPlace place, Optional<String> given, boolean required)
            throws BadSettingException {
        Path file = file(host, place, given);
        try {
            Optional<KnownFailures> list = KnownFailuresFile.read(file);
            if (list.isEmpty() && given.isPresent() && required) {
                throw new BadSettingException(PROPERTY + "=" + given.get() + ": there is no file " + file
                        + ". Correct the path, or write the file with secoda:known-failures.");
            }
            return list.orElse(KnownFailures.NONE);
        } catch (KnownFailuresException e) {
            throw new BadSettingException(
                    e.problems().stream().map(problem -> problem + ".").toList());
        }
    }
}
