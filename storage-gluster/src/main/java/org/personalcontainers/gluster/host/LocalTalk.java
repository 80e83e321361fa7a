package org.personalcontainers.gluster.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A program of this machine that stays. Nobody waits in it for what it has not said yet. */
final class LocalTalk implements Programs.Talk {
  private static final int LONGEST_ANSWER = 4 << 20;
  private static final Duration BETWEEN = Duration.ofNanos(500_000);

  private final Process process;
  private final InputStream said;

  LocalTalk(Process process) {
    this.process = process;
    this.said = process.getInputStream();
  }

  @Override
  public Optional<String> ask(String line, String end, Duration limit) {
    try {
      OutputStream in = process.getOutputStream();
      in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
      return heard(end, System.nanoTime() + limit.toNanos());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> heard(String end, long last) throws IOException {
    StringBuilder all = new StringBuilder();
    while (all.length() < LONGEST_ANSWER && isThere(last)) {
      byte[] some = said.readNBytes(said.available());
      all.append(new String(some, StandardCharsets.ISO_8859_1));
      if (all.indexOf(end, Math.max(0, all.length() - some.length - end.length())) >= 0) {
        return Optional.of(utf8(all.toString()));
      }
    }
    return Optional.empty();
  }

  /** Byte by byte until it is whole: a letter may come in two pieces. */
  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private boolean isThere(long last) throws IOException {
    while (said.available() == 0) {
      if (!process.isAlive()
          || System.nanoTime() > last
          || Thread.currentThread().isInterrupted()) {
        return said.available() > 0;
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
    return true;
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended by itself.
    }
    process.destroyForcibly();
  }
}
