package org.personalcontainers.core.wire;

/**
 * How much of it is read before it is refused: a daemon on a small machine has little memory.
 *
 * @param bytes the size of the whole
 * @param depth how far values lie within each other
 * @param values how many there are in all: a short text can hold very many empty ones
 */
record Limits(int bytes, int depth, int values) {
  /** An order, or what came of it; the longest is a hosts file. */
  static final Limits ORDER = new Limits(1 << 20, 32, 50_000);

  /** What a node sees, or what is kept of a cluster: some thousand nodes fit in. */
  static final Limits CLUSTER = new Limits(1 << 23, 32, 500_000);
}
