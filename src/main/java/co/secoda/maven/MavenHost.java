package co.secoda.maven;

import co.secoda.api.ApiKey;
import co.secoda.api.ConnectionSettings.ClientKeys;
import co.secoda.api.Pause;
import co.secoda.api.RequestHeaders;
import co.secoda.gate.SteadyClock;
import co.secoda.run.BadSettingException;
import co.secoda.run.BuildSession;
import co.secoda.run.Checkout;
import co.secoda.run.Host;
import co.secoda.run.Host.BuildCaching;
import co.secoda.run.Host.BuildModule;
import co.secoda.run.Host.FoundKey;
import co.secoda.run.Host.FoundProxy;
import co.secoda.run.HostPin;
import co.secoda.run.LiveLine;
import co.secoda.run.Log;
import co.secoda.run.output.StandardOutput;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** The Maven build that a goal runs in. */
final class MavenHost implements Host {
    private final MavenSession session;
    private final MojoExecution execution;
    private final SettingsDecrypter decrypter;
    private final PlainLog log;
    /** Kept, since the session goes on to other ones. */
    private final MavenProject project;

    private final InstantSource clock = new SteadyClock(Instant.now(), System::nanoTime);

    MavenHost(MavenSession session, MojoExecution execution, SettingsDecrypter decrypter, PlainLog log) {
        this.session = session;
        this.execution = execution;
        this.decrypter = decrypter;
        this.log = log;
        this.project = session.getCurrentProject();
    }

    @Override
    public String goal() {
        return execution.getGoal();
    }

    @Override
    public String version() {
        return execution.getVersion();
    }

    @Override
    public BuildModule module() {
        return new BuildModule(
                project.getArtifactId(),
                Optional.ofNullable(execution.getExecutionId()).orElse(""),
                session.getProjects().indexOf(project) + 1,
                session.getProjects().size());
    }

    @Override
    public Path rootDirectory() {
        // Tools that embed Maven may not say where they called it.
        return Path.of(Optional.ofNullable(session.getExecutionRootDirectory()).orElse(""))
                .toAbsolutePath();
    }

    @Override
    public Path baseDirectory() {
        // Without a pom the project has no base directory of its own: it is where Maven was called.
        return Optional.ofNullable(project.getBasedir()).map(File::toPath).orElseGet(this::rootDirectory);
    }

    @Override
    public Checkout checkout() {
        return new PropertyPlaces(session).checkout(rootDirectory(), this::environment);
    }

    @Override
    public Optional<Path> cleanedDirectory() {
        boolean cleans = session.getRequest().getGoals().stream()
                .anyMatch(goal -> goal.equals("clean") || goal.endsWith(":clean"));
        return cleans && project.getFile() != null
                ? Optional.of(Path.of(project.getBuild().getDirectory()))
                : Optional.empty();
    }

    @Override
    public Path reportDirectory(Path artifactsDirectory) {
        return ReportDirectory.of(project, execution, artifactsDirectory);
    }

    @Override
    public String mavenVersion() {
        return session.getSystemProperties().getProperty("maven.version", "of an unknown version");
    }

    @Override
    public Optional<Path> userSettings() {
        return Optional.ofNullable(session.getRequest().getUserSettingsFile())
                .filter(File::isFile)
                .map(File::toPath);
    }

    @Override
    public BuildCaching caching() {
        return BuildCache.of(session, execution)
                .map(cache -> cache.meaning(project))
                .orElse(BuildCaching.NONE);
    }

    @Override
    public boolean isOffline() {
        return session.isOffline();
    }

    @Override
    public boolean isParallel() {
        return session.isParallel();
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String name : session.getSystemProperties().stringPropertyNames()) {
            if (name.startsWith("env.")) {
                environment.put(name.substring(4), session.getSystemProperties().getProperty(name));
            }
        }
        // -Denv.NAME=…, which .mvn can hold, would hide it.
        Optional.ofNullable(System.getenv(HostPin.VARIABLE)).ifPresent(pin -> environment.put(HostPin.VARIABLE, pin));
        return environment;
    }

    @Override
    public BuildSession session() {
        return SessionScope.of(session);
    }

    @Override
    public Optional<FoundKey> key(Optional<String> serverId) throws BadSettingException {
        return new KeySource(session, decrypter).find(serverId);
    }

    @Override
    public List<ApiKey> keys() {
        return new KeySource(session, decrypter).all();
    }

    @Override
    public Optional<String> inCheckout(String property) {
        return new LostSettings(session, execution).inCheckout(property);
    }

    @Override
    public Optional<String> unresolvedKey(Optional<String> serverId) throws BadSettingException {
        return new KeySource(session, decrypter).unresolved(serverId);
    }

    @Override
    public Optional<FoundProxy> proxy() throws BadSettingException {
        return new ProxyChoice(session, decrypter).find();
    }

    @Override
    public Optional<ClientKeys> clientKeys() {
        return new ClientKeyStore(session).find();
    }

    @Override
    public RequestHeaders headers(Optional<String> serverId) throws BadSettingException {
        return new ServerHeaders(session).find(serverId);
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public LongSupplier nanoTime() {
        return System::nanoTime;
    }

    @Override
    public int sendingModules() {
        return (int) session.getProjects().stream()
                .filter(module -> PluginUse.of(module, execution).isForDbt())
                .count();
    }

    @Override
    public Pause pause() {
        return Pause.SLEEP;
    }

    @Override
    public Log log() {
        return log;
    }

    /**
     * Where nobody watches, nothing is shown: with {@code -B}, {@code -q} or {@code -ntp}, on a CI, in a parallel
     * build, or where the output is no terminal.
     */
    @Override
    public LiveLine line() {
        boolean watched = log.isInfoEnabled()
                && session.getRequest().isInteractiveMode()
                && !session.isParallel()
                && showsTransfers()
                && StandardOutput.isWatched(this::environment);
        return watched ? LiveLine.on(StandardOutput::live) : LiveLine.none();
    }

    /** Maven gives {@code -ntp} and {@code -q} no name but that of the listener that they put in place. */
    private boolean showsTransfers() {
        return Optional.ofNullable(session.getRequest().getTransferListener())
                .filter(listener -> !listener.getClass().getSimpleName().startsWith("Quiet"))
                .isPresent();
    }

    @Override
    public void command(List<String> lines) throws IOException {
        StandardOutput.command(lines);
    }

    @Override
    public boolean hasFailed() {
        return SessionScope.hasFailed(session);
    }

    @Override
    public void failAtEnd(Exception reason) {
        SessionScope.fail(session, execution, project, reason);
    }
}
