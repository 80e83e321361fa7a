package org.personalcontainers.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.api.Trace;
import org.personalcontainers.core.api.TraceEvents;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;

/**
 * What a command does from when to when; with a file, it is written there, with what the manager
 * tells of its own time.
 */
final class Course {
  private static final String SELF = "pcctl";

  private final Optional<String> file;
  private final List<Trace.Span> spans = new ArrayList<>();
  private final Instant begun;

  Course(Optional<String> file) {
    this.file = file;
    this.begun =
        ProcessHandle.current()
            .info()
            .startInstant()
            .filter(_ -> file.isPresent())
            .orElseGet(Instant::now);
  }

  /** Does it, and remembers how long it took. */
  <T> T of(String what, Supplier<T> deed) {
    Instant from = Instant.now();
    T result = deed.get();
    spans.add(new Trace.Span(SELF, what, from, Instant.now()));
    return result;
  }

  /** Likewise, where nothing comes of it. */
  void of(String what, Runnable deed) {
    Instant from = Instant.now();
    deed.run();
    spans.add(new Trace.Span(SELF, what, from, Instant.now()));
  }

  /** Where a person asked for it. */
  void write(Remote manager) {
    file.ifPresent(name -> write(name, manager));
  }

  private void write(String name, Remote manager) {
    List<Trace.Span> all = new ArrayList<>(spans);
    all.add(new Trace.Span(SELF, "all of it", begun, Instant.now()));
    all.addAll(manager.get(Target.of("/v1/trace"), Form.large(Trace.class)).spans());
    all.removeIf(span -> span.begun().isBefore(begun));
    try {
      Files.writeString(
          Path.of(name), Form.large(TraceEvents.class).forPeople(TraceEvents.of(new Trace(all))));
    } catch (InvalidPathException | IOException e) {
      throw Failure.failed("the trace can't be written to " + name + ": " + e.getMessage());
    }
  }
}
