package co.secoda.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads a summary for what a history tells of it. What isn't used is passed over without being kept. */
final class PastRunReader {
    /** A file that is no summary, or can't be read to its end; the message says so of "it". */
    static final class NotReadException extends Exception {
        private static final long serialVersionUID = 1L;

        NotReadException(String message) {
            super(message);
        }
    }

    private static final int KNOWN_SCHEMA = 1;
    private static final int MAX_TEXT = 10_000;
    private static final int MAX_DEPTH = 100;
    private static final Set<String> VERDICTS = Set.of("passed", "failed", "unknown");
    /** Before, there was no run. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_TEXT)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxDocumentLength(RunHistory.MAX_BYTES)
                    .build())
            .build();

    private static final class Entities {
        private OptionalInt failing = OptionalInt.empty();
        private OptionalInt warning = OptionalInt.empty();
    }

    private final JsonParser json;
    private final Entities server = new Entities();
    private final Entities local = new Entities();
    private int schemaVersion;
    private boolean judged;
    private Optional<String> integrationId = Optional.empty();
    private Optional<String> finishedAt = Optional.empty();
    private Optional<String> verdict = Optional.empty();
    private Optional<String> url = Optional.empty();

    private PastRunReader(JsonParser json) {
        this.json = json;
    }

    /**
     * The run that a summary tells of, unless it wasn't judged or is of another integration.
     *
     * @param wanted the integration; where absent, of runs without one
     * @throws NotReadException if it is no summary, or not whole
     * @throws IOException if it can't be read
     */
    static Optional<PastRun> read(InputStream in, Optional<String> wanted) throws NotReadException, IOException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            PastRunReader reader = new PastRunReader(parser);
            reader.readDocument();
            return reader.run(wanted);
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new NotReadException("is not whole, or not JSON");
        }
    }

    private Optional<PastRun> run(Optional<String> wanted) throws NotReadException {
        Optional<Instant> ended = finishedAt.flatMap(PastRunReader::instant).filter(EARLIEST::isBefore);
        if (schemaVersion < KNOWN_SCHEMA || ended.isEmpty()) {
            throw unknown();
        }
        if (!judged || !integrationId.equals(wanted)) {
            return Optional.empty();
        }
        if (verdict.filter(VERDICTS::contains).isEmpty()) {
            throw unknown();
        }
        boolean answered = server.failing.isPresent();
        return Optional.of(new PastRun(
                ended.get(),
                verdict.get(),
                answered ? server.failing : local.failing,
                answered ? server.warning : local.warning,
                url));
    }

    private NotReadException unknown() {
        return new NotReadException(
                schemaVersion > KNOWN_SCHEMA
                        ? "is the summary of a newer version of this plugin, which this one doesn't understand"
                        : "is not a summary of this plugin");
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void readDocument() throws NotReadException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw unknown();
        }
        eachMember(this::read);
        if (json.nextToken() != null) {
            throw new NotReadException("goes on after its end");
        }
    }

    private void read(String member) {
        switch (member) {
            case "schemaVersion" -> schemaVersion = number();
            case "integrationId" -> integrationId = text();
            case "finishedAt" -> finishedAt = text();
            case "ci" -> eachMember(name -> url = name.equals("url") ? text() : skipped(url));
            case "gate" -> {
                judged = true;
                eachMember(name -> verdict = name.equals("verdict") ? text() : skipped(verdict));
            }
            case "server" -> eachMember(name -> read(name, server));
            case "local" -> eachMember(name -> read(name, local));
            default -> json.skipChildren();
        }
    }

    private void read(String member, Entities into) {
        switch (member) {
            case "failing" -> into.failing = elements();
            case "warning" -> into.warning = elements();
            default -> json.skipChildren();
        }
    }

    /** Goes through the members of the current value, if it is an object, standing at each one's value. */
    private void eachMember(Consumer<String> member) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextName() != null) {
            String name = json.currentName();
            json.nextToken();
            member.accept(name);
        }
    }

    /** Passes over the current value, and keeps what was known before. */
    private Optional<String> skipped(Optional<String> known) {
        json.skipChildren();
        return known;
    }

    private OptionalInt elements() {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return OptionalInt.empty();
        }
        int elements = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            json.skipChildren();
            elements++;
        }
        return OptionalInt.of(elements);
    }

    private int number() {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            json.skipChildren();
            return 0;
        }
        return json.getIntValue();
    }

    private Optional<String> text() {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            json.skipChildren();
            return Optional.empty();
        }
        return Optional.of(json.getString());
    }
}
