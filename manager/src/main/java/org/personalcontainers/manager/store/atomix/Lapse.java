package org.personalcontainers.manager.store.atomix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.personalcontainers.manager.store.atomix.Witness.Position;

/**
 * That this member's disk knows less than the member once said. Until it has learned all of it
 * again from a leader that was elected without it, it helps to elect nobody; across restarts.
 */
final class Lapse {
  private static final String FILE = "lapse";

  private final Path file;
  private volatile Optional<Position> owed;

  private Lapse(Path file, Optional<Position> owed) {
    this.file = file;
    this.owed = owed;
  }

  static Lapse open(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    return new Lapse(
        file,
        Files.exists(file)
            ? Optional.of(Position.read(Files.readAllBytes(file)))
            : Optional.empty());
  }

  /** What it has to learn again, if anything. */
  Optional<Position> owed() {
    return owed;
  }

  synchronized void owe(Position position) throws IOException {
    Position all = owed.map(position::max).orElse(position);
    AtomicFile.write(file, all.written());
    owed = Optional.of(all);
  }

  /** It has learned all that is committed up to there, in that term. */
  synchronized void learned(Position committed) throws IOException {
    boolean paid =
        owed.filter(all -> committed.term() >= all.term() && committed.index() >= all.index())
            .isPresent();
    if (paid) {
      Files.deleteIfExists(file);
      owed = Optional.empty();
    }
  }
}
