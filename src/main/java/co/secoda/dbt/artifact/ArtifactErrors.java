package co.secoda.dbt.artifact;

import co.secoda.text.Quoted;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** The sentences for artifacts that can't be used: where, what is wrong, what to do. */
final class ArtifactErrors {
    static final String STILL_WRITING = "dbt may still be writing it, or was killed: run dbt again and let it end";
    static final String NOT_FROM_DBT = "dbt doesn't write such a file: run dbt again, or name the right file";

    static final String TOO_OLD =
            "dbt before 0.19 wrote such files, which say too little to be checked: use a newer dbt";

    private ArtifactErrors() {}

    /** Something wrong at the place that {@code parser} has reached. */
    static ArtifactException wrong(Path file, JsonParser parser, String what, String advice) {
        return new ArtifactException(
                file, file + place(parser.currentTokenLocation(), parser) + ": " + what + "; " + advice);
    }

    /** Something that the parser itself could not read. */
    static ArtifactException broken(Path file, JsonParser parser, JacksonException error) {
        if (error instanceof JacksonIOException && error.getCause() instanceof IOException cause) {
            return unreadable(file, place(parser.currentLocation(), parser), cause);
        }
        TokenStreamLocation location = error.getLocation();
        String where = file + place(location == null ? parser.currentTokenLocation() : location, parser);
        String sentence;
        if (error instanceof UnexpectedEndOfInputException) {
            sentence = "the file ends in the middle; " + STILL_WRITING;
        } else if (error instanceof StreamConstraintsException) {
            sentence = "no artifact has anything that long or deep: " + reason(error) + "; " + NOT_FROM_DBT;
        } else {
            boolean begun = !parser.streamReadContext().inRoot();
            sentence = "it is not JSON: " + reason(error) + "; " + (begun ? STILL_WRITING : NOT_FROM_DBT);
        }
        return new ArtifactException(file, where + ": " + sentence, error);
    }

    /** Whether a file can't be read because a name in it has half of a surrogate pair, or a string is very long. */
    static boolean canBeMended(ArtifactException error) {
        return error.getCause() instanceof StreamConstraintsException
                || (error.getCause() instanceof JacksonException cause
                        && cause.getOriginalMessage().contains("surrogate"));
    }

    /** A file that the system won't give. */
    static ArtifactException unreadable(Path file, IOException error) {
        return unreadable(file, "", error);
    }

    private static ArtifactException unreadable(Path file, String place, IOException error) {
        if (error instanceof NoSuchFileException) {
            return ArtifactException.missing(file, file + ": there is no such file; run dbt first");
        }
        if (error instanceof AccessDeniedException) {
            return new ArtifactException(
                    file, file + ": this user may not read it; give it to the user that runs Maven", error);
        }
        return new ArtifactException(
                file,
                file + place + ": it can't be read (" + Quoted.line(String.valueOf(error.getMessage())) + "); "
                        + STILL_WRITING,
                error);
    }

    /** Jackson's own words, without its second, nameless telling of the place and without its settings. */
    private static String reason(JacksonException error) {
        return Quoted.parserWords(error.getOriginalMessage()
                .replaceAll(" ?\\([^()]*\\[Source:.*?\\]\\)", "")
                .replaceAll(", from `[^`]*`", ""));
    }

    private static String place(TokenStreamLocation location, JsonParser parser) {
        StringBuilder place = new StringBuilder();
        if (location.getLineNr() > 0) {
            place.append(", line ").append(location.getLineNr());
            // A file of one line and over 2 GB has columns that an int can't tell.
            if (location.getColumnNr() > 0) {
                place.append(", column ").append(location.getColumnNr());
            }
        }
        String path = Quoted.line(parser.streamReadContext().pathAsPointer().toString());
        return path.isEmpty() ? place.toString() : place + " (" + path + ")";
    }
}
