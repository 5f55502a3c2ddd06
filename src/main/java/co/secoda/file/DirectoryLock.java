package co.secoda.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a directory for one holder: a lock of the operating system on a file in it, which says who holds it. A process
 * that is killed holds nothing any more, so that what it leaves blocks nobody.
 *
 * <p>The file stays: whoever deleted it would take it away from somebody who is about to lock it.
 */
public final class DirectoryLock implements AutoCloseable {
    /** The file's name. */
    public static final String FILE = ".secoda.lock";

    /** A byte that is never written, so that others can read what is. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    private static final int MAX_BYTES = 4_000;

    /**
     * Of this process: closing any channel to the file would release the lock of another one here. System properties
     * are the only thing that all class loaders of a process share.
     */
    private static final String OF_THIS_PROCESS = "co.secoda.lock ";

    private final String property;
    private final FileChannel channel;

    private DirectoryLock(String property, FileChannel channel) {
        this.property = property;
        this.channel = channel;
    }

    /** Somebody else holds the directory. */
    public static final class HeldException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String holder;

        HeldException(String holder) {
            super("it is held by " + holder);
            this.holder = holder;
        }

        /**
         * Who, in the holder's own words; {@code another build} if they can't be read. Whoever may write there wrote
         * them.
         */
        public String holder() {
            return holder;
        }
    }

    /**
     * Takes a directory, which is made if it isn't there. It is held until this is closed, or the process ends.
     *
     * @param holder who takes it, in a few words
     * @throws HeldException if somebody else holds it, be it in this process
     * @throws IOException if that can't be told: the file can't be written, or the file system has no locks
     */
    public static DirectoryLock take(Path directory, String holder) throws HeldException, IOException {
        Files.createDirectories(directory);
        Path file = directory.toRealPath().resolve(FILE);
        String property = OF_THIS_PROCESS + file.toUri();
        Optional<String> here =
                Optional.ofNullable((String) System.getProperties().putIfAbsent(property, holder));
        if (here.isPresent()) {
            throw new HeldException(here.get());
        }
        boolean taken = false;
        try {
            DirectoryLock lock = new DirectoryLock(property, locked(file, holder));
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                System.getProperties().remove(property);
            }
        }
    }

    private static FileChannel locked(Path file, String holder) throws HeldException, IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is no regular file");
        }
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        boolean kept = false;
        try {
            if (!isLocked(channel)) {
                throw new HeldException(read(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            kept = true;
            return channel;
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(PLACE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // a process whose system properties somebody set back
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
        int length = channel.read(bytes, 0);
        return length <= 0 ? "another build" : new String(bytes.array(), 0, length, StandardCharsets.UTF_8);
    }

    /** Lets go of the directory. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Then the end of the process lets go of it.
        }
        System.getProperties().remove(property);
    }
}
