package co.secoda.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.dbt.Downstream;
import co.secoda.dbt.Labels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MermaidTest {
    @Test
    void broken_nodes_say_so_in_words_and_exposures_have_a_form_of_their_own() {
        Downstream graph = new Downstream(
                List.of(
                        new Downstream.Node("model.shop.orders", true),
                        new Downstream.Node("source.shop.raw.orders", true),
                        new Downstream.Node("exposure.shop.board", false)),
                List.of(new Downstream.Edge(0, 2), new Downstream.Edge(1, 2)),
                new TreeMap<>(),
                0);
        assertThat(Mermaid.of(
                        graph,
                        Map.of("model.shop.orders", "failing", "source.shop.raw.orders", "not built"),
                        Labels.BY_IDS_ALONE))
                .isEqualTo(
                        """
                        flowchart LR
                          n0["model orders #8211; failing"]
                          n1["source raw.orders #8211; not built"]
                          n2(["exposure board"])
                          n0 --> n2
                          n1 --> n2
                          classDef broken fill:#ffebe9,stroke:#cf222e,stroke-width:3px,color:#1f2328
                          class n0,n1 broken
                        """);
    }

    @Test
    void no_name_ends_its_label_the_block_or_the_line_or_begins_anything() {
        for (String name : List.of(
                "a\"]; click n0 \"javascript:alert(1)\"",
                "a`\n```\n# heading",
                "%%{init: {'securityLevel': 'loose'}}%%",
                "<img src=x onerror=alert(1)>",
                "#quot;#34;&quot;",
                "end\u2028end\r\nend\u0085end",
                "a:::broken --> n1; style n0 fill:#000;",
                "\u202eevil\u0000\u001b[31m",
                "x".repeat(100_000),
                "")) {
            String id = "model.shop." + name;
            String text = Mermaid.of(
                    new Downstream(List.of(new Downstream.Node(id, true)), List.of(), new TreeMap<>(), 0),
                    Map.of(id, name),
                    Labels.BY_IDS_ALONE);
            assertThat(text.lines()).hasSize(4);
            assertThat(text.lines().toList().get(1))
                    .matches("  n0\\[\"(?:[\\p{L}\\p{N} _.-]|#[0-9]{1,7};)*\"]")
                    .hasSizeLessThan(1_500);
        }
    }

    @Test
    void letters_of_all_scripts_stand_as_they_are() {
        String text = Mermaid.of(
                new Downstream(
                        List.of(new Downstream.Node("model.shop.bestellungen_ü_注文", false)),
                        List.of(),
                        new TreeMap<>(),
                        0),
                Map.of(),
                Labels.BY_IDS_ALONE);
        assertThat(text).isEqualTo("flowchart LR\n  n0[\"model bestellungen_ü_注文\"]\n");
    }
}
