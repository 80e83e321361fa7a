package org.personalcontainers.lab.real;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One at a time for what all labs share: engine, pool, node image, subnets. The kernel gives it
 * back when the process dies.
 */
final class HomeLock implements AutoCloseable {
  /** A file lock keeps out other processes only. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final FileChannel channel;
  private final FileLock lock;

  private HomeLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  static HomeLock take(LabHome home, Voice voice) {
    Disk.makeDirectory(home.root());
    THREADS.lock();
    try {
      FileChannel channel =
          FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new HomeLock(channel, locked(channel, voice));
    } catch (IOException e) {
      THREADS.unlock();
      throw new LabProblem(home.lock() + " can't be locked: " + e, e);
    }
  }

  private static FileLock locked(FileChannel channel, Voice voice) throws IOException {
    FileLock free = channel.tryLock();
    if (free == null) {
      voice.say("Another lab is being made ready or taken down: waiting for it.");
      return channel.lock();
    }
    return free;
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new LabProblem("the lab's lock can't be given back: " + e, e);
    } finally {
      THREADS.unlock();
    }
  }
}
