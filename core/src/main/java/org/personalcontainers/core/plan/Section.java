package org.personalcontainers.core.plan;

/**
 * One part of the planner: it compares what is declared with what was seen, and drafts what
 * follows. Pure: no clock, no I/O, no chance.
 */
public interface Section {
  void plan(Situation situation, Draft draft);
}
