package co.secoda.sandbox;

import co.secoda.dbt.DbtRunReader;
import co.secoda.sandbox.DbtCalls.RunReader;
import co.secoda.sandbox.FrontDesk.FaultScript;
import co.secoda.sandbox.FrontDesk.Throttle;
import co.secoda.sandbox.IntegrationSync.SyncRules;
import co.secoda.sandbox.SyncTimer.ScheduledSyncTimer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;

/**
 * A running server that behaves like Secoda, on a loopback port. It speaks plain HTTP, listens to this machine only,
 * keeps what it is told in memory and forgets it when closed.
 *
 * <p>Any number of them can run at once; they share nothing.
 */
public final class Sandbox implements AutoCloseable {
    private final LoopbackServer server;
    private final SyncTimer timer;
    private final Scratch scratch;
    private final CatalogCalls catalog;

    private Sandbox(LoopbackServer server, SyncTimer timer, Scratch scratch, CatalogCalls catalog) {
        this.server = server;
        this.timer = timer;
        this.scratch = scratch;
        this.catalog = catalog;
    }

    /**
     * Starts a server. It answers once this returns.
     *
     * @throws IOException if the port can't be had, or files can't be written to the temporary directory
     */
    public static Sandbox start(SandboxSettings settings) throws IOException {
        return start(settings, Clock.systemUTC(), new ScheduledSyncTimer(), new DbtRunReader()::read);
    }

    /** With the time and the reader handed in. The timer is closed with the sandbox. */
    static Sandbox start(SandboxSettings settings, Clock clock, SyncTimer timer, RunReader reader) throws IOException {
        SandboxHabits habits = settings.habits();
        Scratch scratch = Scratch.in(Path.of(System.getProperty("java.io.tmpdir")));
        SyncRules rules = new SyncRules(habits, habits.syncTime().orElse(settings.syncTime()), timer, clock);
        Workspace workspace = new Workspace(settings.integrationId(), settings.acceptAnyIntegration(), rules);
        Pages pages = new Pages(settings.pageSize());
        Catalogue catalogue = new Catalogue(habits);
        CatalogCalls catalog = new CatalogCalls(catalogue, habits.catalog(), pages);
        Routes routes = new Routes(
                new IntegrationCalls(workspace, pages),
                new DbtCalls(workspace, scratch, reader, catalogue),
                new ImportCalls(workspace, scratch, rules),
                catalog,
                habits.slackOnDoubledPathOnly());
        FrontDesk desk = new FrontDesk(
                routes,
                settings.apiKey(),
                new FaultScript(habits.faults()),
                new Throttle(habits.writesAMinute(), clock, new ArrayDeque<>()));
        try {
            return new Sandbox(LoopbackServer.start(settings.port(), desk), timer, scratch, catalog);
        } catch (IOException e) {
            timer.close();
            throw new IOException(
                    "the sandbox can't listen on port " + settings.port() + " of the loopback interface: "
                            + e.getMessage()
                            + (settings.port() == 0 ? "" : ": give another secoda.port, or 0 for any free one"),
                    e);
        }
    }

    /**
     * Where it answers: {@code http://127.0.0.1:<port>}, without a slash at the end; {@code [::1]} where this machine
     * has no other loopback address.
     */
    public URI baseUrl() {
        return server.url();
    }

    /** The directories that requests under way keep their files in. */
    Scratch scratch() {
        return scratch;
    }

    /**
     * Stops at once: requests under way are cut off, syncs under way never end, temporary files are deleted. Doing it
     * again does nothing.
     *
     * @throws UncheckedIOException if a temporary file can't be deleted
     */
    @Override
    public void close() {
        timer.close();
        catalog.close();
        server.close();
        try {
            scratch.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a temporary file of the sandbox can't be deleted: " + e.getMessage(), e);
        }
    }
}
