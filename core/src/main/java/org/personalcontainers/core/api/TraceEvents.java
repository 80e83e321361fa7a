package org.personalcontainers.core.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.Ordered;

/** A trace as a file that Perfetto and a browser's tracing page show: the "trace event format". */
public record TraceEvents(List<Event> traceEvents) {
  private static final String SPAN = "X";
  private static final String NAMING = "M";

  public TraceEvents {
    traceEvents = List.copyOf(traceEvents);
  }

  /**
   * A span, or the name of a track.
   *
   * @param ph which of the two
   * @param cat whose track it is
   * @param tid the track: in one of them nothing overlaps
   * @param ts when it begins, in microseconds since the first span
   * @param dur how long it lasts, likewise
   */
  public record Event(
      String ph,
      String name,
      String cat,
      int pid,
      int tid,
      long ts,
      long dur,
      SortedMap<String, String> args) {
    public Event {
      args = Ordered.copy(args);
    }

    public boolean isSpan() {
      return ph.equals(SPAN);
    }
  }

  public static TraceEvents of(Trace trace) {
    List<Trace.Span> spans =
        trace.spans().stream().sorted(Comparator.comparing(Trace.Span::begun)).toList();
    List<Event> events = new ArrayList<>();
    List<Track> tracks = new ArrayList<>();
    for (Trace.Span span : spans) {
      Track track = track(span, tracks, events);
      track.busyUntil = span.ended();
      events.add(event(span, track.number, spans.getFirst().begun()));
    }
    return new TraceEvents(events);
  }

  private static final class Track {
    private final String lane;
    private final int number;
    private Instant busyUntil = Instant.MIN;

    Track(String lane, int number) {
      this.lane = lane;
      this.number = number;
    }

    boolean takes(Trace.Span span) {
      return lane.equals(span.lane()) && !busyUntil.isAfter(span.begun());
    }
  }

  /** The first of its lane that is free; else another one of that name. */
  private static Track track(Trace.Span span, List<Track> tracks, List<Event> events) {
    return tracks.stream()
        .filter(track -> track.takes(span))
        .findFirst()
        .orElseGet(
            () -> {
              Track fresh = new Track(span.lane(), tracks.size() + 1);
              tracks.add(fresh);
              events.add(naming(fresh));
              return fresh;
            });
  }

  private static Event naming(Track track) {
    SortedMap<String, String> args = new TreeMap<>(Map.of("name", track.lane));
    return new Event(NAMING, "thread_name", track.lane, 1, track.number, 0, 0, args);
  }

  private static Event event(Trace.Span span, int track, Instant zero) {
    long begins = micros(Duration.between(zero, span.begun()));
    long lasts = micros(Duration.between(span.begun(), span.ended()));
    return new Event(SPAN, span.what(), span.lane(), 1, track, begins, lasts, new TreeMap<>());
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
