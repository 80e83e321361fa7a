package org.personalcontainers.agent.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.personalcontainers.link.disk.DurableFile;
import org.personalcontainers.link.identity.Struck;

/**
 * Keys that are nobody's any more, in one small file: this node heeds none of them, whatever it
 * boots from. Nobody takes one out again.
 */
public final class StruckFile {
  private final DurableFile file;
  private final Consumer<String> log;
  private Struck known = Struck.NONE;

  private StruckFile(DurableFile file, Consumer<String> log) {
    this.file = file;
    this.log = log;
  }

  /** A file that makes no sense is told, and made anew when a leader looks. */
  public static StruckFile at(Path path, Consumer<String> log) {
    StruckFile struck = new StruckFile(new DurableFile(path), log);
    try {
      struck.known =
          struck
              .file
              .read()
              .map(bytes -> Struck.parse(new String(bytes, StandardCharsets.US_ASCII)))
              .orElse(Struck.NONE);
    } catch (IOException | IllegalArgumentException e) {
      log.accept(path + " can't be read, until a leader looks no manager is struck off: " + e);
    }
    return struck;
  }

  /** It counts from now on, even where it can't be written. */
  public synchronized void learn(Struck more) {
    Struck all = known.with(more);
    if (!all.equals(known)) {
      known = all;
      try {
        file.write(all.toString().getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        log.accept(file.path() + " can't be written: " + e);
      }
    }
  }

  public synchronized Struck known() {
    return known;
  }
}
