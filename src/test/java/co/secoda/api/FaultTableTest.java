package co.secoda.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table in the docs is that of the fault matrix: a change of behaviour fails here until the docs say so. */
class FaultTableTest {
    private static final Path DOCS = Path.of("docs", "faults.md");

    @Test
    void the_docs_have_a_row_for_each_fault_as_it_is_tested() throws IOException {
        List<String> documented = Files.readString(DOCS)
                .lines()
                .dropWhile(line -> !line.startsWith("| what happens |"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();

        List<String> tested = FaultMatrixTest.faults().map(FaultTableTest::row).toList();

        assertThat(documented)
                .as("%s must have:%n%s", DOCS, String.join("\n", tested))
                .isEqualTo(tested);
    }

    private static String row(Fault fault) {
        String repeated =
                switch (fault.again()) {
                    case ALL -> "yes";
                    case ALL_BUT_CREATE -> "yes, but not `create`";
                    case NONE -> "no";
                };
        return "| " + fault + " | " + calls(fault) + " | " + fault.kind() + " | " + repeated + " | "
                + (fault.arrived() ? "perhaps" : "no") + " |";
    }

    private static String calls(Fault fault) {
        List<AnyCall> calls =
                Stream.of(AnyCall.values()).filter(fault.appliesTo()).toList();
        if (calls.size() == AnyCall.values().length) {
            return "all";
        }
        if (calls.equals(those(AnyCall::hasBody))) {
            return "those with a body";
        }
        if (calls.equals(those(AnyCall::isUpload))) {
            return "those that upload";
        }
        return calls.equals(those(AnyCall::hasContent))
                ? "those whose answer is read"
                : calls.stream().map(AnyCall::name).collect(Collectors.joining(", "));
    }

    private static List<AnyCall> those(Predicate<AnyCall> wanted) {
        return Stream.of(AnyCall.values()).filter(wanted).toList();
    }
}
