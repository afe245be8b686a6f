package dev.orrery.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Lets one launcher at a time run a home; the operating system releases it however the launcher ends. */
final class RunningLock implements AutoCloseable {

    private final FileChannel channel;

    private RunningLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty while another launcher holds it. */
    static Optional<RunningLock> tryAcquire(Home home) {
        Path file = home.run().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new RunningLock(channel));
        } catch (IOException e) {
            throw new StartupException("cannot lock " + file, e);
        }
    }

    /** Whether a launcher runs this home: surer than its process id, which stays for a moment after its death. */
    static boolean isHeld(Home home) {
        Optional<RunningLock> lock = tryAcquire(home);
        lock.ifPresent(RunningLock::close);
        return lock.isEmpty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StartupException("cannot release the lock", e);
        }
    }
}
