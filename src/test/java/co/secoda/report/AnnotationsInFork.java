package co.secoda.report;

import co.secoda.dbt.DbtNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Prints the annotations of a model whose file has a name of letters that aren't ASCII, in a JVM of its own. */
final class AnnotationsInFork {
    private AnnotationsInFork() {}

    /**
     * The fork's entry.
     *
     * @param arguments the dbt project, in the checkout {@code /checkout}
     */
    public static void main(String[] arguments) {
        var node = new DbtNode("model.shop.x", "x", "model", "models/bestellungen_f\u00fcr_\u4e2d.sql");
        var run = Runs.of(List.of(Runs.test("t", "fail", "m", node)), List.of(), List.of());
        GitHubCommands commands = new GitHubCommands(Path.of("/checkout"), Path.of(arguments[0]));
        byte[] lines =
                String.join("\n", commands.of(Reports.of(run, "failed", "r"))).getBytes(StandardCharsets.UTF_8);
        System.out.write(lines, 0, lines.length);
        System.out.flush();
    }
}
