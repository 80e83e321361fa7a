package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.core.spec.ClusterSpec;

/**
 * Everything that a run is given from outside.
 *
 * @param calm when faults stop, in milliseconds
 */
record Script(ClusterSpec spec, List<Due> happenings, long calm) {
  Script {
    happenings = List.copyOf(happenings);
  }

  /** When something happens: then, or as soon as a job runs where it strikes. */
  record Due(long time, Trigger trigger, Happening happening) {
    @Override
    public String toString() {
      return time + " ms" + (trigger == Trigger.AT_WORK ? ", at work" : "") + ": " + happening;
    }
  }

  /** What it waits for. */
  enum Trigger {
    AT_ONCE,
    AT_WORK
  }

  /** The same run without one of its happenings. */
  Script without(int index) {
    List<Due> fewer = new ArrayList<>(happenings);
    fewer.remove(index);
    return new Script(spec, fewer, calm);
  }
}
