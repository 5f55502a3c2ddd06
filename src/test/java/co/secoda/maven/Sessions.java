package co.secoda.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.PlexusContainer;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.jspecify.annotations.Nullable;

/**
 * Maven sessions as a test wants them, and a decrypter that knows one cipher: {@code {…}} holds the text turned round,
 * unless it begins with {@code bad}.
 */
final class Sessions {
    private final Settings settings = new Settings();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private List<MavenProject> projects = List.of();

    Sessions user(String property, String value) {
        request.getUserProperties().setProperty(property, value);
        return this;
    }

    Sessions environment(String variable, String value) {
        return system("env." + variable, value);
    }

    Sessions system(String property, String value) {
        request.getSystemProperties().setProperty(property, value);
        return this;
    }

    Sessions server(String id, String password) {
        Server server = new Server();
        server.setId(id);
        server.setPassword(password);
        settings.addServer(server);
        return this;
    }

    Sessions server(Server server) {
        settings.addServer(server);
        return this;
    }

    Sessions proxy(Proxy proxy) {
        settings.addProxy(proxy);
        return this;
    }

    Sessions projects(MavenProject... all) {
        projects = List.of(all);
        return this;
    }

    Sessions rootedIn(Path directory) {
        request.setMultiModuleProjectDirectory(directory.toFile());
        return this;
    }

    @SuppressWarnings("deprecation") // there is no other way to make one outside a running Maven
    MavenSession session() {
        settings.getProxies().forEach(request::addProxy);
        request.setServers(settings.getServers());
        MavenSession session = new MavenSession(
                (PlexusContainer) null,
                new DefaultRepositorySystemSession(),
                request,
                new DefaultMavenExecutionResult());
        session.setProjects(projects);
        return session;
    }

    static SettingsDecrypter decrypter() {
        return asked -> {
            Result result = new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (Server server : asked.getServers()) {
                Server copy = server.clone();
                copy.setPassword(result.decrypted(copy.getPassword()));
                result.servers().add(copy);
            }
            for (Proxy proxy : asked.getProxies()) {
                Proxy copy = proxy.clone();
                copy.setPassword(result.decrypted(copy.getPassword()));
                result.proxies().add(copy);
            }
            return result;
        };
    }

    private record Result(List<Server> servers, List<Proxy> proxies, List<SettingsProblem> problems)
            implements SettingsDecryptionResult {
        @Nullable
        String decrypted(@Nullable String password) {
            if (password == null || !password.startsWith("{")) {
                return password;
            }
            if (password.startsWith("{bad")) {
                problems.add(new DefaultSettingsProblem("no", SettingsProblem.Severity.ERROR, "settings", 1, 1, null));
                return password;
            }
            return new StringBuilder(password.substring(1, password.length() - 1))
                    .reverse()
                    .toString();
        }

        @Override
        public Server getServer() {
            return servers.get(0);
        }

        @Override
        public List<Server> getServers() {
            return servers;
        }

        @Override
        public Proxy getProxy() {
            return proxies.get(0);
        }

        @Override
        public List<Proxy> getProxies() {
            return proxies;
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return problems;
        }
    }
}
