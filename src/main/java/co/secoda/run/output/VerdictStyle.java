package co.secoda.run.output;

import co.secoda.gate.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the word of a verdict looks: as the program that the goal runs in styles its own messages, unless
 * {@code NO_COLOR} is set. What makes its styles is looked for by name; where there is nothing such, the word has no
 * style.
 */
public final class VerdictStyle {
    private final ClassLoader program;
    private final Map<String, String> makers;
    private final boolean wanted;

    /**
     * The styles of a program, or none.
     *
     * @param program has its classes
     * @param makers the classes that may make its styles, each with the static method that begins a message
     */
    public VerdictStyle(ClassLoader program, Map<String, String> makers, boolean wanted) {
        this.program = program;
        this.makers = Map.copyOf(makers);
        this.wanted = wanted;
    }

    /**
     * The styles of a program, unless the environment wants none.
     *
     * @param environment gives its variables
     */
    public static VerdictStyle of(
            ClassLoader program, Map<String, String> makers, Function<String, Optional<String>> environment) {
        return new VerdictStyle(
                program,
                makers,
                environment.apply("NO_COLOR").filter(text -> !text.isBlank()).isEmpty());
    }

    /** The word of a verdict in the style of what it says. */
    public String word(Verdict.Kind verdict) {
        String style =
                switch (verdict) {
                    case PASSED -> "success";
                    case FAILED -> "failure";
                    case UNKNOWN -> "warning";
                };
        return wanted ? styled(style, verdict.text()) : verdict.text();
    }

    private String styled(String style, String text) {
        return makers.entrySet().stream()
                .flatMap(maker -> styled(maker.getKey(), maker.getValue(), style, text).stream())
                .findFirst()
                .orElse(text);
    }

    private Optional<String> styled(String maker, String begin, String style, String text) {
        try {
            var method = program.loadClass(maker).getMethod(begin);
            Object message = method.invoke(null);
            return Optional.ofNullable(method.getReturnType()
                            .getMethod(style, Object.class)
                            .invoke(message, text))
                    .map(Object::toString);
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
