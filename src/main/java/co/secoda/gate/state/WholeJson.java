package co.secoda.gate.state;

import co.secoda.text.WholeCharacters;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Writes JSON that every parser takes: no text in it has half of a surrogate pair, wherever it came from. */
final class WholeJson extends JsonGeneratorDelegate {
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
