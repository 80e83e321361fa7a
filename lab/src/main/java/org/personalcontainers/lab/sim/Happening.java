package org.personalcontainers.lab.sim;

import java.util.SortedSet;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.sim.Script.Trigger;
import org.personalcontainers.lab.sim.world.Daemon;

/** One thing that is done to the cluster from outside. Times are in milliseconds. */
sealed interface Happening {
  /** The lines are bad for a while. */
  record BadLines(Network.Ill ill, double share, long longest, long lasts) implements Happening {}

  record Partition(SortedSet<NodeName> side, long lasts) implements Happening {}

  /** The power fails right before or after the n-th effect from now on. */
  record Crash(NodeName node, Edge edge, int effect, long off) implements Happening {}

  record PowerCut(NodeName node, long off) implements Happening {}

  /** A node dies, and nobody comes to look. */
  record GoneForGood(NodeName node) implements Happening {}

  record PowerCutAll(long off) implements Happening {}

  record Reboot(NodeName node) implements Happening {}

  record DisksWiped(NodeName node, long off) implements Happening {}

  record BricksWiped(NodeName node, long off) implements Happening {}

  record BrickDiskLate(NodeName node, long off, long late) implements Happening {}

  /** An image is taken now, and put back later. */
  record OldImage(NodeName node, Return back) implements Happening {}

  /** The same, on a node that a manager runs on. */
  record OldManagerImage(Return back) implements Happening {}

  record DaemonSilent(NodeName node, Daemon daemon, long lasts) implements Happening {}

  record WrongClock(NodeName node, long off, long wrong) implements Happening {}

  record AgentStalled(NodeName node, long lasts) implements Happening {}

  record AgentRestarted(NodeName node) implements Happening {}

  record LeaderKilled() implements Happening {}

  /** It falls asleep between the lease's last check and its orders. */
  record LeaderPaused(long lasts) implements Happening {}

  record CommitsUnknown(long lasts) implements Happening {}

  /** What starts on that node takes long; the leader dies meanwhile. */
  record LongOrders(NodeName node, long lasts) implements Happening {}

  /** Somebody is killed at one moment of the run, and comes back a little later. */
  record Killed(Reaper.Moment moment, Reaper.Victim victim) implements Happening {}

  record SecondBootstrap(NodeName at) implements Happening {}

  record HandMade(NodeName node, Change change) implements Happening {}

  /** A person edits the declaration. */
  record Edited(Edit edit) implements Happening {}

  /** A person approves whatever waits for approval. */
  record Approved() implements Happening {}

  /** An image is put back when it has that age and the trigger comes; the node is off so long. */
  record Return(long age, Trigger trigger, long off) {}

  /** On which side of an effect the power fails. */
  enum Edge {
    BEFORE,
    AFTER
  }

  /** What somebody changes by hand, on or about a node. */
  enum Change {
    LABELS_REMOVED,
    DEMOTED,
    HOSTS_EDITED,
    FIREWALL_REMOVED,
    NETWORK_DELETED,
    VOLUME_STOPPED,
    UNMOUNTED,
    TREE_REMOVED,
    MOUNT_CRASHED,
    BRICKS_CRASHED,
    GLUSTERD_CRASHED,
    DOCKER_RESTARTED
  }
}
