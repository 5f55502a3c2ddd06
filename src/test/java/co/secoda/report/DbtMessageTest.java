package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DbtMessageTest {
    @Test
    void what_the_database_said_is_told_and_not_where() {
        String message =
                """
                Database Error in model refunds (models/refunds.sql)
                  relation "raw_refunds" does not exist
                  LINE 3: from raw_refunds
                  compiled code at target/run/shop/models/refunds.sql
                """;
        assertThat(DbtMessage.gist(message, "error"))
                .isEqualTo("Database Error: relation \"raw_refunds\" does not exist LINE 3: from raw_refunds");
        assertThat(DbtMessage.gist("\nCompilation Error in test t (x.yml)\n  'y' is undefined", "error"))
                .isEqualTo("Compilation Error: 'y' is undefined");
    }

    @Test
    void another_message_is_told_by_its_first_line_and_none_by_its_status() {
        assertThat(DbtMessage.gist("Got 3 results, configured to fail if != 0\n\n  more", "fail"))
                .isEqualTo("Got 3 results, configured to fail if != 0");
        assertThat(DbtMessage.gist("Database Error in model refunds", "error"))
                .isEqualTo("Database Error in model refunds");
        assertThat(DbtMessage.gist(" \n ", "runtime error")).isEqualTo("runtime error");
    }
}
