package co.secoda.maven;

import co.secoda.run.Advice;
import co.secoda.run.BadSettingException;
import co.secoda.run.Errors.GoalErrorException;
import co.secoda.run.Setting;
import co.secoda.sandbox.Sandbox;
import co.secoda.sandbox.SandboxHabits;
import co.secoda.sandbox.SandboxSettings;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Runs the embedded server that behaves like Secoda, on this machine only, until it is stopped with Ctrl-C. */
@Mojo(name = "sandbox", requiresProject = false, threadSafe = true)
public final class SandboxMojo extends AbstractSecodaMojo {
    /** The port to listen on; 0 takes any that is free. */
    @Parameter(property = "secoda.port", defaultValue = "0")
    private String port;

    /** How the workspace behaves if Secoda's documents don't say it, such as {@code last-run=never,sync=30s}. */
    @Parameter(property = "secoda.sandboxHabits", defaultValue = "")
    private String sandboxHabits;

    @Override
    void perform() throws BadSettingException, InterruptedException, GoalErrorException {
        int portNumber = Setting.number("secoda.port", port);
        SandboxHabits habits =
                Setting.read("secoda.sandboxHabits", given(sandboxHabits).orElse(""), SandboxHabits::parse);
        SandboxSettings settings = Setting.checked(() -> SandboxSettings.defaults()
                .withPort(portNumber)
                .withHabits(habits)
                .withRandomKey());
        try (Sandbox sandbox = Sandbox.start(settings)) {
            getLog().info("The sandbox answers at " + sandbox.baseUrl() + " until it is stopped with Ctrl-C.");
            getLog().info("To use it: -Dsecoda.baseUrl=" + sandbox.baseUrl() + " -Dsecoda.apiKey=" + settings.apiKey()
                    + " -Dsecoda.integrationId=" + settings.integrationId());
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new GoalErrorException(Advice.sentence(e));
        }
    }
}
