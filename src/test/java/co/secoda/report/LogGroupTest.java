package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import co.secoda.report.CiRun.Ci;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogGroupTest {
    private static final Instant START = Instant.ofEpochMilli(1_789_387_200_123L);

    @Test
    void github_folds_between_two_commands() {
        assertLines(Ci.GITHUB_ACTIONS, "::group::secoda:publish shop", "::endgroup::");
    }

    @Test
    void azure_folds_between_two_formatting_commands() {
        assertLines(Ci.AZURE, "##[group]secoda:publish shop", "##[endgroup]");
    }

    @Test
    void gitlab_folds_a_section_that_is_named_alike_at_both_ends_and_timed_in_seconds() {
        assertLines(
                Ci.GITLAB,
                "\u001b[0Ksection_start:1789387200:secoda_1789387200123\r\u001b[0Ksecoda:publish shop",
                "\u001b[0Ksection_end:1789387265:secoda_1789387200123\r\u001b[0K");
    }

    @Test
    void teamcity_folds_a_block_whose_name_is_escaped() {
        assertLines(
                Ci.TEAMCITY,
                "##teamcity[blockOpened name='secoda:publish shop']",
                "##teamcity[blockClosed name='secoda:publish shop']");
        assertThat(LogGroup.of(Ci.TEAMCITY, "it's ['x'] | größe", START)
                        .orElseThrow()
                        .opening())
                .isEqualTo("##teamcity[blockOpened name='it|'s |[|'x|'|] || gr|0x00f6|0x00dfe']");
    }

    @Test
    void a_group_of_buildkite_ends_where_the_next_begins() {
        assertLines(Ci.BUILDKITE, "--- secoda:publish shop", "--- secoda:publish shop has ended");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"GITHUB_ACTIONS", "AZURE", "GITLAB", "BUILDKITE", "TEAMCITY"},
            mode = EnumSource.Mode.EXCLUDE)
    void the_others_have_none(Ci ci) {
        assertThat(LogGroup.of(ci, "publish", START)).isEmpty();
    }

    @Test
    void a_title_can_neither_end_its_line_nor_command_the_runner() {
        assertThat(LogGroup.of(Ci.GITHUB_ACTIONS, "a\n::error::b%0A::error::c", START)
                        .orElseThrow()
                        .opening())
                .isEqualTo("::group::a :\u200b:error:\u200b:b%250A:\u200b:error:\u200b:c");
        assertThat(LogGroup.of(Ci.GITLAB, "a\r\u001b[0Ksection_end:1:x" + "y".repeat(500), START)
                        .orElseThrow()
                        .opening())
                .hasSizeLessThan(200)
                .endsWith("…")
                .contains("\u001b[0Ka [0Ks\u200bection_end:");
    }

    private static void assertLines(Ci ci, String opening, String closing) {
        LogGroup group = LogGroup.of(ci, "secoda:publish shop", START).orElseThrow();
        assertThat(group.opening()).isEqualTo(opening);
        assertThat(group.closing(START.plusSeconds(65))).isEqualTo(closing);
    }
}
