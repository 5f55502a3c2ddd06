package co.secoda.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTableTest {
    @Test
    void verdicts_are_counted_and_modules_listed_in_their_order() {
        assertThat(SessionTable.lines(List.of(
                        row("sales", "default-publish", "passed", "0", "2"),
                        row("finance", "default-publish", "failed", "1", "0"),
                        row("stock", "default-publish", "none", "", ""))))
                .containsExactly(
                        "Secoda, 3 runs: 1 passed, 1 failed, 1 without a verdict.",
                        "  module   verdict  failing  warning  evidence  summary",
                        "  sales    passed   0        2        bounded   s.json",
                        "  finance  failed   1        0        bounded   s.json",
                        "  stock    none     -        -        bounded   s.json");
    }

    @Test
    void of_a_module_with_several_executions_their_ids_are_told() {
        assertThat(SessionTable.lines(
                        List.of(row("sales", "eu", "passed", "0", "0"), row("sales", "us", "unknown", "0", "0"))))
                .contains("Secoda, 2 runs: 1 passed, 1 unknown.")
                .anyMatch(line -> line.startsWith("  sales (eu)  passed"))
                .anyMatch(line -> line.startsWith("  sales (us)  unknown"));
    }

    private static List<String> row(String module, String execution, String verdict, String failing, String warning) {
        return List.of(module, execution, verdict, failing, warning, "bounded", "s.json");
    }
}
