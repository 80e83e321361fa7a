package org.personalcontainers.agent.work;

import java.util.Optional;
import org.personalcontainers.core.step.Fence;

/**
 * The highest fence that this node has ever seen. It survives the power cut that follows: whoever
 * is deposed stays so. Safe for use by many threads.
 */
public interface Fences {
  /** What came of showing a fence. */
  sealed interface Heed {}

  /** It is the highest; if it was new, it is on the disk now. */
  record Heeded() implements Heed {}

  /** Somebody else leads by now: nothing may be done for this one. */
  record Older(Fence highest) implements Heed {}

  /**
   * What was kept cannot be read, or the new one cannot be kept: nobody knows who is deposed, and
   * nothing may be done for anyone until a person has looked.
   */
  record Lost(String problem) implements Heed {}

  /** Blocks for as long as the disk needs, where the fence is new. */
  Heed heed(Fence fence);

  /** Empty where none was ever seen, and where it is lost. */
  Optional<Fence> highest();

  /** What makes every {@link #heed} end in {@link Lost}. */
  Optional<String> problem();
}
