package org.personalcontainers.core.port;

/** What a daemon answered to an act. */
public sealed interface Answer {
  record Done() implements Answer {}

  /** It said no, and changed nothing. */
  record Refused(String reason) implements Answer {}

  /** It is at something else now, and did nothing: ask again later. */
  record Busy(String reason) implements Answer {}

  /** What was asked for is based on an older state of the thing. */
  record Outdated(String reason) implements Answer {}

  /** It did not answer in time, or lost its leader meanwhile: only reading back tells. */
  record Unanswered(String reason) implements Answer {}
}
