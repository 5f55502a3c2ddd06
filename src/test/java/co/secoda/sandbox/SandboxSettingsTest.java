package co.secoda.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SandboxSettingsTest {
    private static final SandboxSettings DEFAULTS = SandboxSettings.defaults();

    @Test
    void the_defaults_are_any_port_the_sandbox_key_and_one_integration() {
        assertThat(DEFAULTS.port()).isZero();
        assertThat(DEFAULTS.apiKey()).isEqualTo("sandbox");
        assertThat(UUID.fromString(DEFAULTS.integrationId())).hasToString(DEFAULTS.integrationId());
        assertThat(DEFAULTS.acceptAnyIntegration()).isFalse();
        assertThat(DEFAULTS.pageSize()).isEqualTo(20);
        assertThat(DEFAULTS.habits()).isEqualTo(SandboxHabits.DEFAULT);
    }

    @Test
    void each_setting_can_be_changed_alone() {
        SandboxHabits habits = SandboxHabits.parse("blank");

        assertThat(DEFAULTS.withPort(1)
                        .withApiKey("k")
                        .withIntegrationId("i")
                        .withAcceptAnyIntegration(true)
                        .withPageSize(2)
                        .withSyncTime(Duration.ofSeconds(3))
                        .withHabits(habits))
                .isEqualTo(new SandboxSettings(1, "k", "i", true, 2, Duration.ofSeconds(3), habits));
    }

    @Test
    void what_is_out_of_bounds_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withPort(65_536))
                .withMessageContaining("port");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withPort(-1))
                .withMessageContaining("port");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withApiKey(" "))
                .withMessageContaining("key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withIntegrationId(""))
                .withMessageContaining("id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withPageSize(0))
                .withMessageContaining("page");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withSyncTime(Duration.ofSeconds(-1)))
                .withMessageContaining("sync time");
    }

    @Test
    void the_key_never_shows_in_its_text() {
        assertThat(DEFAULTS.withApiKey("s3cret").toString()).doesNotContain("s3cret");
    }
}
