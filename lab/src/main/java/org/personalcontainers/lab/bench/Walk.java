package org.personalcontainers.lab.bench;

import java.util.List;

/** One time along a road: how long in all, and what took how long in it. */
record Walk(double milliseconds, List<Span> spans) {
  Walk {
    spans = List.copyOf(spans);
  }
}
