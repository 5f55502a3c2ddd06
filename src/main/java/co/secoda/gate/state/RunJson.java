package co.secoda.gate.state;

import co.secoda.api.FailingTests;
import co.secoda.dbt.NodeDetails;
import co.secoda.dbt.NodeDetails.Exposure;
import co.secoda.dbt.NodeDetails.Owner;
import co.secoda.dbt.artifact.ArtifactFile;
import co.secoda.text.BoundedText.WholeCharacters;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * Writes a run as JSON: what the state file and the summary say alike. Members that have no value are left out. In no
 * text is there half of a surrogate pair, so that every parser takes it.
 */
public final class RunJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectWriteContext PRETTY = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }
    };

    private final JsonGenerator json;

    private RunJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes a document, and leaves the stream open.
     *
     * @param members writes those of the one object that it is
     * @throws IOException if it can't be written
     */
    public static void write(OutputStream out, Consumer<RunJson> members) throws IOException {
        try {
            JsonGenerator json = new WholeJson(FACTORY.createGenerator(PRETTY, out));
            json.writeStartObject();
            members.accept(new RunJson(json));
            json.writeEndObject();
            json.flush();
        } catch (JacksonException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** A text. */
    public void text(String name, String value) {
        json.writeStringProperty(name, value);
    }

    /** A text, if there is one. */
    public void text(String name, Optional<String> value) {
        if (value.isPresent()) {
            text(name, value.get());
        }
    }

    /** A text, unless it is empty. */
    public void unlessEmpty(String name, String value) {
        if (!value.isEmpty()) {
            text(name, value);
        }
    }

    /** A time. */
    public void time(String name, Instant value) {
        text(name, value.toString());
    }

    /** A time, if it is known. */
    public void time(String name, Optional<Instant> value) {
        if (value.isPresent()) {
            time(name, value.get());
        }
    }

    /** A number. */
    public void number(String name, long value) {
        json.writeNumberProperty(name, value);
    }

    /** A number, if it is known. */
    public void number(String name, OptionalInt value) {
        if (value.isPresent()) {
            number(name, value.getAsInt());
        }
    }

    /** A number, if it is known. */
    public void number(String name, OptionalLong value) {
        if (value.isPresent()) {
            number(name, value.getAsLong());
        }
    }

    /** An object of numbers. */
    public void numbers(String name, Map<String, ? extends Number> values) {
        json.writeObjectPropertyStart(name);
        for (Map.Entry<String, ? extends Number> each : values.entrySet()) {
            number(each.getKey(), each.getValue().longValue());
        }
        json.writeEndObject();
    }

    /** A truth. */
    public void flag(String name, boolean value) {
        json.writeBooleanProperty(name, value);
    }

    /** An array of texts. */
    public void texts(String name, Collection<String> values) {
        json.writeArrayPropertyStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** An object of texts. */
    public void texts(String name, Map<String, String> values) {
        json.writeObjectPropertyStart(name);
        for (Map.Entry<String, String> each : values.entrySet()) {
            text(each.getKey(), each.getValue());
        }
        json.writeEndObject();
    }

    /** An object. */
    public void object(String name, Runnable members) {
        json.writeObjectPropertyStart(name);
        members.run();
        json.writeEndObject();
    }

    /** An object, if there is what it tells of. */
    public <T> void object(String name, Optional<T> value, Consumer<T> members) {
        if (value.isPresent()) {
            json.writeObjectPropertyStart(name);
            members.accept(value.get());
            json.writeEndObject();
        }
    }

    /** An array of objects. */
    public <T> void objects(String name, Collection<T> values, Consumer<T> members) {
        json.writeArrayPropertyStart(name);
        for (T value : values) {
            json.writeStartObject();
            members.accept(value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The members of an artifact. */
    public void artifact(ArtifactFile file) {
        text("path", file.path().toString());
        number("bytes", file.sentBytes());
        text("sha256", file.sentSha256());
        text("dbtVersion", file.dbtVersion());
        text("schemaVersion", file.schemaVersion());
        text("invocationId", file.invocationId());
        time("generatedAt", file.generatedAt());
        object("excerpt", file.excerpt(), excerpt -> {
            text("path", excerpt.path().toString());
            numbers("leftOut", excerpt.leftOut());
            number("fileBytes", file.bytes());
            text("fileSha256", file.sha256());
        });
        if (!file.unitedFrom().isEmpty()) {
            objects("files", file.unitedFrom(), this::artifact);
        }
    }

    /** What the manifest says of a node by itself: its texts and its owner. */
    public void details(NodeDetails details) {
        details.texts()
                .forEach((which, text) -> text(which.key(), Optional.of(text).filter(known -> which.isWritten())));
        details.owner().ifPresent(this::owner);
    }

    /** The exposures that read from a node. */
    public void downstream(Collection<Exposure> exposures) {
        objects("downstream", exposures, exposure -> {
            text("uniqueId", exposure.uniqueId());
            text("name", exposure.name());
            text("type", exposure.type());
            exposure.owner().ifPresent(this::owner);
        });
    }

    private void owner(Owner owner) {
        object("owner", () -> {
            text("name", owner.name());
            text("email", owner.email());
        });
    }

    /** What Secoda said. */
    public void answer(FailingTests answer) {
        texts("failing", answer.failing());
        texts("warning", answer.warning());
    }

    /** Writes no half of a surrogate pair, wherever it came from. */
    private static final class WholeJson extends JsonGeneratorDelegate {
        WholeJson(JsonGenerator json) {
            super(json);
        }

        @Override
        public JsonGenerator writeName(String name) {
            return super.writeName(WholeCharacters.of(name));
        }

        @Override
        public JsonGenerator writeString(String text) {
            return super.writeString(WholeCharacters.of(text));
        }
    }
}
