package org.personalcontainers.manager.api;

import java.util.List;
import org.personalcontainers.core.api.Members;
import org.personalcontainers.core.spec.NodeName;

/** Who stands before the door. Safe for use by many threads. */
public interface Gate {
  /** Machines that knock and were not let in by themselves. Never blocks. */
  List<Members.Knocker> waiting();

  /** Lets one in, whatever became of its key; blocks for some seconds at most. */
  Admission admit(NodeName node, String by) throws InterruptedException;

  /** Gives a member's name to the other machine that knocks under it; blocks as that does. */
  Admission replace(NodeName node, String by) throws InterruptedException;

  /** What came of it. */
  sealed interface Admission {
    /** It is a member, and stands in cluster.yml. */
    record Admitted() implements Admission {}

    /** Nobody of that name knocks. */
    record NobodyKnocks() implements Admission {}

    record Refused(String what, String remedy) implements Admission {}
  }
}
