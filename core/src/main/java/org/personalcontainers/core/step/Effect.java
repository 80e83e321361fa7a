package org.personalcontainers.core.step;

/** How much a step can hurt. */
public enum Effect {
  /** Adds or corrects; nothing that runs is disturbed. */
  MENDS,
  /** Takes something away that runs: only one at a time, and only where nothing is lost by it. */
  DISRUPTS,
  /** Can destroy data: only with a person's approval. */
  DESTROYS
}
