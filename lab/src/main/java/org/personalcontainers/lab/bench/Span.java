package org.personalcontainers.lab.bench;

/** A step of a road, from when to when, in milliseconds since the road's beginning. */
record Span(String name, double begin, double end) {
  Span {
    if (begin > end) {
      throw new IllegalArgumentException(name + " ends before it begins");
    }
  }

  /** As {@code lab/bench/limit} prints it. */
  static Span parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("\"" + line + "\" is no step with beginning and end");
    }
    return new Span(words[0], Double.parseDouble(words[1]), Double.parseDouble(words[2]));
  }

  double milliseconds() {
    return end - begin;
  }
}
