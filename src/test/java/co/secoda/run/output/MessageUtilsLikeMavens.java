package co.secoda.run.output;

import java.util.Map;

/** Of the form that Maven's own class of this name has. */
public final class MessageUtilsLikeMavens {
    private static final String NAME = "org.apache.maven.jline.MessageUtils";

    static final Map<String, String> STYLES = Map.of("org.example.NotThere", "buffer", NAME, "builder");

    private MessageUtilsLikeMavens() {}

    /** The styles of a Maven that has this class, or none. */
    public static VerdictStyle style(boolean wanted) {
        return new VerdictStyle(maven(), STYLES, wanted);
    }

    /** Loads this class as Maven's. */
    static ClassLoader maven() {
        return new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            public Class<?> loadClass(String name) throws ClassNotFoundException {
                return name.equals(NAME) ? MessageUtilsLikeMavens.class : super.loadClass(name);
            }
        };
    }

    /** Begins a message. */
    public static Message builder() {
        return new Message();
    }

    /** A message. */
    public static final class Message {
        private final StringBuilder text = new StringBuilder();

        private Message() {}

        /** Adds what went well. */
        public Message success(Object part) {
            return coloured(32, part);
        }

        /** Adds what went wrong. */
        public Message failure(Object part) {
            return coloured(31, part);
        }

        /** Adds what is worth a look. */
        public Message warning(Object part) {
            return coloured(33, part);
        }

        private Message coloured(int colour, Object part) {
            text.append("\u001b[").append(colour).append('m').append(part).append("\u001b[m");
            return this;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
