package org.personalcontainers.lab.real;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** One at a time, among threads and processes. The kernel gives it back when the process dies. */
public final class Exclusive implements AutoCloseable {
  /** A file lock keeps out other processes only. */
  private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock thread;
  private final FileChannel channel;
  private final FileLock lock;

  private Exclusive(ReentrantLock thread, FileChannel channel, FileLock lock) {
    this.thread = thread;
    this.channel = channel;
    this.lock = lock;
  }

  /** What all labs share: engine, pool, node image, subnets. */
  static Exclusive home(LabHome home, Voice voice) {
    Disk.makeDirectory(home.root());
    return take(
        home.lock(),
        () -> voice.say("Another lab is being made ready or taken down: waiting for it."));
  }

  /** The images that labs load: made by one at a time. */
  public static Exclusive images(LabHome home, Voice voice) {
    Disk.makeDirectory(home.images());
    return take(
        home.images().resolve("lock"),
        () -> voice.say("Somebody else is building images: waiting for it."));
  }

  /** The network of one lab, and who is plugged into it. */
  static Exclusive network(LabDirectory lab) {
    return take(lab.path().resolve("network.lock"), () -> {});
  }

  private static Exclusive take(Path file, Runnable whenBusy) {
    ReentrantLock thread = THREADS.computeIfAbsent(file, path -> new ReentrantLock());
    thread.lock();
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new Exclusive(thread, channel, locked(channel, whenBusy));
    } catch (IOException e) {
      thread.unlock();
      throw new LabProblem(file + " can't be locked: " + e, e);
    }
  }

  private static FileLock locked(FileChannel channel, Runnable whenBusy) throws IOException {
    FileLock free = channel.tryLock();
    if (free == null) {
      whenBusy.run();
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
      throw new LabProblem("a lock of the lab can't be given back: " + e, e);
    } finally {
      thread.unlock();
    }
  }
}
