package org.personalcontainers.core.status;

/** What a brick directory holds. */
public sealed interface BrickContent {
  /** Nothing: Gluster has never touched it. */
  record Empty() implements BrickContent {}

  /** It carries a volume's mark, from a creation that succeeded or failed. */
  record Claimed(VolumeId volume) implements BrickContent {}

  /** Files, but no volume's mark. */
  record Foreign() implements BrickContent {}
}
