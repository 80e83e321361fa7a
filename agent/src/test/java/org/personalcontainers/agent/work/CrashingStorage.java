package org.personalcontainers.agent.work;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.personalcontainers.link.disk.Storage;

/**
 * A disk whose power fails at a chosen step. What was not synced then is as it was, or half there.
 */
final class CrashingStorage implements Storage {
  /** What becomes of a step that the power failed in. */
  enum Trace {
    NONE,
    HALF,
    ALL
  }

  static final class PowerFailed extends IOException {
    PowerFailed() {
      super("the power failed");
    }
  }

  private final Map<Path, byte[]> durable = new TreeMap<>();
  private final Map<Path, byte[]> cached = new TreeMap<>();
  private int stepsLeft = Integer.MAX_VALUE;
  private Trace trace = Trace.NONE;

  void failAfter(int steps, Trace left) {
    stepsLeft = steps;
    trace = left;
  }

  /** Boots again: only what is on the disk is there. */
  void boot() {
    stepsLeft = Integer.MAX_VALUE;
    cached.clear();
    cached.putAll(durable);
  }

  void damage(Path file, byte[] content) {
    durable.put(file, content);
    boot();
  }

  @Override
  public byte[] read(Path file) throws IOException {
    byte[] content = cached.get(file);
    if (content == null) {
      throw new NoSuchFileException(file.toString());
    }
    return content;
  }

  @Override
  public void writeSynced(Path file, byte[] content) throws IOException {
    if (isPowerOn()) {
      cached.put(file, content);
      durable.put(file, content);
      return;
    }
    switch (trace) {
      case NONE -> {}
      case HALF -> durable.put(file, Arrays.copyOf(content, content.length / 2));
      case ALL -> durable.put(file, content);
    }
    throw new PowerFailed();
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    if (isPowerOn()) {
      cached.put(to, read(from));
      cached.remove(from);
      return;
    }
    switch (trace) {
      case NONE, HALF -> {}
      case ALL -> {
        durable.put(to, read(from));
        durable.remove(from);
      }
    }
    throw new PowerFailed();
  }

  @Override
  public void remove(Path file) throws IOException {
    if (!isPowerOn()) {
      throw new PowerFailed();
    }
    cached.remove(file);
  }

  @Override
  public void makeDirectories(Path directory) throws IOException {
    if (!isPowerOn()) {
      throw new PowerFailed();
    }
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    if (!isPowerOn()) {
      switch (trace) {
        case NONE, HALF -> {}
        case ALL -> keepNames();
      }
      throw new PowerFailed();
    }
    keepNames();
  }

  private void keepNames() {
    durable.clear();
    durable.putAll(cached);
  }

  private boolean isPowerOn() {
    return stepsLeft-- > 0;
  }
}
