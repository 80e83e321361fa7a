package org.personalcontainers.lab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Walks in the format of trace events, which Perfetto and browsers show: a process per walk. */
final class TraceFile {
  private TraceFile() {}

  static void write(Path file, Map<String, List<Walk>> walks) {
    try {
      Files.writeString(file, text(walks));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Map<String, List<Walk>> walks) {
    List<String> events = new ArrayList<>();
    int process = 0;
    for (Map.Entry<String, List<Walk>> road : walks.entrySet()) {
      for (Walk walk : road.getValue()) {
        process++;
        events.add(title(process, road.getKey()));
        int thread = 0;
        for (Span span : walk.spans()) {
          thread++;
          events.add(event(process, thread, span));
        }
      }
    }
    return "{\"traceEvents\": [\n" + String.join(",\n", events) + "\n]}\n";
  }

  private static String title(int process, String road) {
    return "{\"ph\": \"M\", \"name\": \"process_name\", \"pid\": %d, \"args\": {\"name\": \"%s\"}}"
        .formatted(process, road);
  }

  private static String event(int process, int thread, Span span) {
    return String.format(
        Locale.ROOT,
        "{\"ph\": \"X\", \"name\": \"%s\", \"pid\": %d, \"tid\": %d, \"ts\": %.0f, \"dur\": %.0f}",
        span.name().replace("\\", "\\\\").replace("\"", "\\\""),
        process,
        thread,
        span.begin() * 1000,
        span.milliseconds() * 1000);
  }
}
