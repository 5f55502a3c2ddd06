package co.secoda.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Maven in this JVM: the classes of a distribution, loaded as its {@code m2.conf} says, and called as its launcher
 * calls them. They are loaded once, so that all builds but the first begin warm.
 *
 * <p>A build changes what belongs to the whole JVM (system properties, standard output), so one runs at a time; what it
 * changed is put back after it. The environment of the process can't be changed, nor its working directory.
 */
final class EmbeddedMaven {
    private static final Map<MavenVersion, EmbeddedMaven> LOADED = new EnumMap<>(MavenVersion.class);
    private static final List<WeakReference<ClassLoader>> PLUGINS = new CopyOnWriteArrayList<>();
    /** What the first finds unreachable may have to be finalised before more is. */
    private static final int COLLECTIONS = 3;

    private static final String HOME = "maven.home";

    private final Path home;
    private final Object world;
    private final ClassLoader core;
    private final Class<?> main;

    private EmbeddedMaven(Path home) throws ReflectiveOperationException, IOException {
        this.home = home;
        ClassLoader boot = new URLClassLoader(boot(home), ClassLoader.getPlatformClassLoader());
        Class<?> launcherClass = boot.loadClass("org.codehaus.plexus.classworlds.launcher.Launcher");
        Object launcher = launcherClass.getConstructor().newInstance();
        launcherClass.getMethod("setSystemClassLoader", ClassLoader.class).invoke(launcher, boot);
        System.setProperty(HOME, home.toString());
        try (InputStream configuration = Files.newInputStream(home.resolve("bin/m2.conf"))) {
            launcherClass.getMethod("configure", InputStream.class).invoke(launcher, configuration);
        }
        world = launcherClass.getMethod("getWorld").invoke(launcher);
        core = (ClassLoader) launcherClass.getMethod("getMainRealm").invoke(launcher);
        main = (Class<?>) launcherClass.getMethod("getMainClass").invoke(launcher);
        listen(world);
    }

    /** Takes note of the class loader that each build gives our plugin. */
    private static void listen(Object world) throws ReflectiveOperationException {
        Class<?> listener = Class.forName(
                "org.codehaus.plexus.classworlds.ClassWorldListener",
                false,
                world.getClass().getClassLoader());
        Object notes =
                Proxy.newProxyInstance(listener.getClassLoader(), new Class<?>[] {listener}, (proxy, call, of) -> {
                    boolean ours = call.getName().equals("realmCreated")
                            && of[0].toString().contains("plugin>co.secoda:secoda-maven-plugin");
                    return switch (call.getName()) {
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == of[0];
                        default -> {
                            if (ours) {
                                PLUGINS.add(new WeakReference<>((ClassLoader) of[0]));
                            }
                            yield null;
                        }
                    };
                });
        world.getClass().getMethod("addListener", listener).invoke(world, notes);
    }

    /** How many builds have loaded our plugin so far. */
    static int pluginsLoaded() {
        return PLUGINS.size();
    }

    /** How many of the class loaders of our plugin something still holds, by the place of their builds. */
    static List<Integer> pluginsHeld() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return IntStream.range(0, PLUGINS.size())
                .filter(i -> PLUGINS.get(i).get() != null)
                .boxed()
                .toList();
    }

    private static URL[] boot(Path home) throws IOException {
        try (Stream<Path> jars = Files.list(home.resolve("boot"))) {
            Path jar = jars.filter(file -> file.getFileName().toString().matches("plexus-classworlds-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
            return new URL[] {jar.toUri().toURL()};
        }
    }

    /** Runs a build to its end. */
    static synchronized Outcome run(
            MavenVersion version, Path directory, Map<String, String> variables, List<String> arguments) {
        Properties before = (Properties) System.getProperties().clone();
        try {
            EmbeddedMaven maven = LOADED.get(version);
            if (maven == null) {
                maven = new EmbeddedMaven(version.home());
                LOADED.put(version, maven);
            }
            // Maven itself gives a system property of that name precedence over the process's environment.
            variables.forEach((name, value) -> System.setProperty("env." + name, value));
            return maven.run(directory, arguments);
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException(version + " can't be embedded", e);
        } finally {
            System.setProperties(before);
        }
    }

    private Outcome run(Path directory, List<String> arguments) throws ReflectiveOperationException {
        System.setProperty(HOME, home.toString());
        System.setProperty("maven.multiModuleProjectDirectory", directory.toString());
        System.setProperty("user.dir", directory.toString());
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(log, true, StandardCharsets.UTF_8);
        try {
            thread.setContextClassLoader(core);
            System.setOut(printed);
            System.setErr(printed);
            int exitCode = call(directory, arguments.toArray(String[]::new), printed);
            printed.flush();
            return new Outcome(exitCode, log.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            thread.setContextClassLoader(loader);
        }
    }

    private int call(Path directory, String[] arguments, PrintStream printed) throws ReflectiveOperationException {
        try {
            if (main.getSimpleName().equals("MavenCling")) {
                return (int) main.getMethod(
                                "main",
                                String[].class,
                                world.getClass(),
                                InputStream.class,
                                OutputStream.class,
                                OutputStream.class)
                        .invoke(null, arguments, world, new ByteArrayInputStream(new byte[0]), printed, printed);
            }
            Object cli = main.getConstructor(world.getClass()).newInstance(world);
            return (int) main.getMethod("doMain", String[].class, String.class, PrintStream.class, PrintStream.class)
                    .invoke(cli, arguments, directory.toString(), printed, printed);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Maven itself failed", e.getCause());
        }
    }
}
