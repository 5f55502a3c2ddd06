package co.secoda.file;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The real file system, on which one operation below a directory goes wrong: the {@code at}th of those that are
 * counted, from 1. Paths of it are handed to what is tested; what it makes of them are paths of it, too.
 */
public final class FaultyDisk {
    /** What goes wrong. */
    public enum Fault {
        /** The process ends in the middle of the operation, and does nothing more. */
        KILL,
        /** The operation fails, be it a look. */
        ERROR,
        /** From then on nothing more can be written; what needs no room still works. */
        FULL,
        /** From then on nothing can be changed. */
        READ_ONLY
    }

    /** The process ends. No code catches it, as none would run. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private enum Kind {
        LOOK,
        CHANGE,
        WRITE
    }

    private final Path directory;
    private final Fault fault;
    private final int at;
    private final FaultyProvider provider = new FaultyProvider();
    private final FaultySystem system = new FaultySystem();
    private int operations;

    /**
     * A disk.
     *
     * @param directory a real one, below which operations are counted
     * @param at which of them goes wrong; 0: none
     */
    public FaultyDisk(Path directory, Fault fault, int at) {
        this.directory = directory;
        this.fault = fault;
        this.at = at;
    }

    /** A real path as one of this disk. */
    public Path path(Path real) {
        return (Path) Proxy.newProxyInstance(
                FaultyDisk.class.getClassLoader(), new Class<?>[] {Path.class}, new FaultyPath(real));
    }

    /** How many operations there were. */
    public int operations() {
        return operations;
    }

    /** Whether the fault came. */
    public boolean struck() {
        return at > 0 && operations >= at;
    }

    /** Counts an operation; true if the process is to be killed in the middle of it. */
    private boolean count(Kind kind, Path... paths) throws IOException {
        if (Arrays.stream(paths).noneMatch(path -> path.toAbsolutePath().startsWith(directory))) {
            return false;
        }
        operations++;
        if (!struck()) {
            return false;
        }
        boolean first = operations == at;
        switch (fault) {
            case KILL -> {
                if (first && kind == Kind.WRITE) {
                    return true;
                }
                throw new Killed();
            }
            case ERROR -> {
                if (first) {
                    throw new FileSystemException(paths[0].toString(), null, "Input/output error");
                }
            }
            case FULL -> {
                if (kind == Kind.WRITE) {
                    throw new FileSystemException(paths[0].toString(), null, "No space left on device");
                }
            }
            case READ_ONLY -> {
                if (kind != Kind.LOOK) {
                    throw new FileSystemException(paths[0].toString(), null, "Read-only file system");
                }
            }
        }
        return false;
    }

    private static Path real(Path path) {
        return Proxy.isProxyClass(path.getClass()) && Proxy.getInvocationHandler(path) instanceof FaultyPath faulty
                ? faulty.real
                : path;
    }

    /** The real path behind one of this disk. */
    private final class FaultyPath implements InvocationHandler {
        private final Path real;

        FaultyPath(Path real) {
            this.real = real;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("getFileSystem")) {
                return system;
            }
            Object[] others = arguments == null ? new Object[0] : arguments.clone();
            for (int i = 0; i < others.length; i++) {
                others[i] = others[i] instanceof Path path ? real(path) : others[i];
            }
            try {
                return wrapped(method.invoke(real, others));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private Object wrapped(Object result) {
            if (result instanceof Path path) {
                return path(path);
            }
            return result instanceof Iterator<?> names ? wrapped(names) : result;
        }

        private Iterator<Path> wrapped(Iterator<?> names) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return names.hasNext();
                }

                @Override
                public Path next() {
                    return path((Path) names.next());
                }
            };
        }
    }

    private final class FaultySystem extends FileSystem {
        private final FileSystem real = FileSystems.getDefault();

        @Override
        public FileSystemProvider provider() {
            return provider;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public String getSeparator() {
            return real.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return real.getRootDirectories();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return real.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return path(real.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            PathMatcher matcher = real.getPathMatcher(pattern);
            return path -> matcher.matches(real(path));
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return real.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() throws IOException {
            return real.newWatchService();
        }
    }

    private final class FaultyProvider extends FileSystemProvider {
        private final FileSystemProvider real = FileSystems.getDefault().provider();

        @Override
        public String getScheme() {
            return real.getScheme();
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            return system;
        }

        @Override
        public Path getPath(URI uri) {
            return path(real.getPath(uri));
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            count(kind(options), real(path));
            return real.newFileChannel(real(path), options, attributes);
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            boolean half = count(kind(options), real(path));
            SeekableByteChannel channel = real.newByteChannel(real(path), options, attributes);
            if (half) {
                channel.close();
                throw new Killed();
            }
            return options.contains(StandardOpenOption.WRITE)
                    ? new FaultyChannel(channel, real(path)).proxy()
                    : channel;
        }

        private Kind kind(Set<? extends OpenOption> options) {
            return options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)
                    ? Kind.WRITE
                    : Kind.LOOK;
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            count(Kind.LOOK, real(path));
            DirectoryStream<Path> files =
                    real.newDirectoryStream(real(path), file -> filter.accept(FaultyDisk.this.path(file)));
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    Iterator<Path> names = files.iterator();
                    return new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return names.hasNext();
                        }

                        @Override
                        public Path next() {
                            return FaultyDisk.this.path(names.next());
                        }
                    };
                }

                @Override
                public void close() throws IOException {
                    files.close();
                }
            };
        }

        @Override
        public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
            if (count(Kind.WRITE, real(path))) {
                throw new Killed();
            }
            real.createDirectory(real(path), attributes);
        }

        @Override
        public void delete(Path path) throws IOException {
            count(Kind.CHANGE, real(path));
            real.delete(real(path));
        }

        @Override
        public boolean deleteIfExists(Path path) throws IOException {
            count(Kind.CHANGE, real(path));
            return real.deleteIfExists(real(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            if (count(Kind.WRITE, real(target), real(source))) {
                throw new Killed();
            }
            real.copy(real(source), real(target), options);
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            count(Kind.CHANGE, real(source), real(target));
            real.move(real(source), real(target), options);
        }

        @Override
        public boolean isSameFile(Path one, Path other) throws IOException {
            return real.isSameFile(real(one), real(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return real.isHidden(real(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return real.getFileStore(real(path));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            count(Kind.LOOK, real(path));
            real.checkAccess(real(path), modes);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            return real.getFileAttributeView(real(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            count(Kind.LOOK, real(path));
            return real.readAttributes(real(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            count(Kind.LOOK, real(path));
            return real.readAttributes(real(path), attributes, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            count(Kind.CHANGE, real(path));
            real.setAttribute(real(path), attribute, value, options);
        }
    }

    /** Counts each write; of the one in which the process is killed, half of the bytes arrive. */
    private final class FaultyChannel implements InvocationHandler {
        private final SeekableByteChannel real;
        private final Path path;

        FaultyChannel(SeekableByteChannel real, Path path) {
            this.real = real;
            this.path = path;
        }

        SeekableByteChannel proxy() {
            return (SeekableByteChannel) Proxy.newProxyInstance(
                    FaultyDisk.class.getClassLoader(), new Class<?>[] {SeekableByteChannel.class}, this);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("write") && count(Kind.WRITE, path)) {
                ByteBuffer bytes = (ByteBuffer) arguments[0];
                bytes.position(bytes.position() + real.write(bytes.slice(bytes.position(), bytes.remaining() / 2)));
                throw new Killed();
            }
            try {
                Object result = method.invoke(real, arguments);
                return result == real ? proxy : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
