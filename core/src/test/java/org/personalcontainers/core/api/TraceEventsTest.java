package org.personalcontainers.core.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraceEventsTest {
  private static Trace.Span span(String lane, String what, long from, long to) {
    return new Trace.Span(lane, what, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
  }

  private static List<TraceEvents.Event> spans(Trace.Span... spans) {
    return TraceEvents.of(new Trace(List.of(spans))).traceEvents().stream()
        .filter(TraceEvents.Event::isSpan)
        .toList();
  }

  @Test
  void timeBeginsWithTheFirstSpan() {
    TraceEvents.Event second =
        spans(span("pi2", "look", 1_030, 1_050), span("pi1", "look", 1_000, 1_040)).getLast();
    assertEquals("pi2", second.cat());
    assertEquals(30_000, second.ts());
    assertEquals(20_000, second.dur());
  }

  @Test
  void inOneTrackNothingOverlaps() {
    List<TraceEvents.Event> spans =
        spans(span("pi1", "a", 0, 20), span("pi1", "b", 10, 30), span("pi1", "c", 20, 40));
    assertEquals(List.of(1, 2, 1), spans.stream().map(TraceEvents.Event::tid).toList());
  }

  @Test
  void tracksAreNamedAfterTheirLanes() {
    TraceEvents events =
        TraceEvents.of(new Trace(List.of(span("pi1", "a", 0, 20), span("pi2", "b", 0, 20))));
    List<String> names =
        events.traceEvents().stream()
            .filter(event -> !event.isSpan())
            .map(event -> event.args().get("name"))
            .toList();
    assertEquals(List.of("pi1", "pi2"), names);
  }
}
