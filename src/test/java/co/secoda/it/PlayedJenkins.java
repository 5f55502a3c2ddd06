package co.secoda.it;

import groovy.lang.Closure;
import groovy.lang.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Jenkins of a few lines, in which dbt and the gate go red: as there, that ends the block that they are in, and no
 * other. It notes what a Jenkinsfile, or a step of a shared library, calls.
 */
public abstract class PlayedJenkins extends Script {
    private final List<Call> calls = new ArrayList<>();

    /** What was called, with its first argument. */
    record Call(String name, Object argument) {}

    /** A step failed. */
    static final class Red extends RuntimeException {
        private static final long serialVersionUID = 1;

        Red(String why) {
            super(why);
        }
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        Object[] all = (Object[]) arguments;
        calls.add(new Call(name, all.length == 0 ? "" : all[0]));
        if (all.length > 0 && all[all.length - 1] instanceof Closure<?> block) {
            try {
                block.call();
            } catch (Red red) {
                if (!List.of("steps", "always").contains(name)) {
                    throw red;
                }
            }
        }
        if (name.equals("error") || (name.equals("sh") && all[0].toString().matches("(dbt|mvn) .*"))) {
            throw new Red(all[0].toString());
        }
        return "";
    }

    /** The names of all that was called, in its order. */
    Stream<String> names() {
        return calls.stream().map(Call::name);
    }

    /** The commands of a shell. */
    List<String> commands() {
        return calls.stream()
                .filter(call -> call.name.equals("sh"))
                .map(call -> call.argument.toString())
                .toList();
    }

    /** What the first call of that name was given under a name. */
    String argument(String name, String of) {
        return calls.stream()
                .filter(call -> call.name.equals(name))
                .map(call -> String.valueOf(((Map<?, ?>) call.argument).get(of)))
                .findFirst()
                .orElseThrow();
    }
}
