package co.secoda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TeamCityMessagesTest {
    @Test
    void numbers_and_what_failed_the_build_are_messages() {
        assertThat(TeamCityMessages.of(Reports.of(Runs.failing(2), "failed", "2 tables or models are failing")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("##teamcity[buildStatisticValue key='secoda.failing' value='2']"),
                        line -> assertThat(line)
                                .isEqualTo("##teamcity[buildStatisticValue key='secoda.warning' value='0']"),
                        line -> assertThat(line)
                                .startsWith(
                                        "##teamcity[buildProblem description='Secoda: failed: 2 tables or models are failing")
                                .endsWith("' identity='secoda']"));
    }

    @Test
    void a_passing_run_has_no_problem_and_one_without_artifacts_no_numbers() {
        assertThat(TeamCityMessages.of(Reports.of(Runs.failing(1), "passed", "r")))
                .hasSize(2);
        assertThat(TeamCityMessages.of(Reports.bare())).isEmpty();
    }

    @Test
    void no_value_ends_its_message_or_begins_another() {
        List<String> lines = TeamCityMessages.of(
                Reports.of(Runs.failing(1), "failed", "x']\n##teamcity[buildStop]\u001b[2J\u0085|é"));

        assertThat(lines.get(2))
                .matches("##teamcity\\[buildProblem description='(?:[^|'\\[\\]]|\\|.)*' identity='secoda']")
                .contains("x|'|] #", "|0x00e9");
    }
}
