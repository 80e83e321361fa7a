package org.personalcontainers.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways that inputs took through a parser, told by where they were refused. */
final class Ways {
  private static final int FRAMES = 3;
  private static final int MOST = 200;

  private final Map<String, byte[]> shortest = new LinkedHashMap<>();

  /** Keeps the input where it is the first of its way, or the shortest. */
  void note(Throwable refusal, byte[] input) {
    String way = way(refusal);
    byte[] before = shortest.get(way);
    if (before == null ? shortest.size() < MOST : input.length < before.length) {
      shortest.put(way, input);
    }
  }

  private static String way(Throwable refusal) {
    Stream<StackTraceElement> frames = Stream.of(refusal.getStackTrace());
    return refusal.getClass().getName()
        + frames
            .filter(frame -> frame.getClassName().startsWith("org.personalcontainers."))
            .limit(FRAMES)
            .map(frame -> frame.getClassName() + ":" + frame.getLineNumber())
            .collect(Collectors.joining(" < ", " ", ""));
  }

  List<byte[]> inputs() {
    return new ArrayList<>(shortest.values());
  }

  int count() {
    return shortest.size();
  }
}
