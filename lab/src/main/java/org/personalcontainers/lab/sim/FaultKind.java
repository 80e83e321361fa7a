package org.personalcontainers.lab.sim;

/** What can go wrong. Each kind has to strike in a campaign, also in the middle of an effect. */
enum FaultKind {
  MESSAGE_LOST("a message is lost"),
  MESSAGE_DOUBLED("a message arrives twice"),
  MESSAGE_DELAYED("a message arrives seconds later"),
  MESSAGE_REORDERED("a message overtakes another"),
  PARTITION("nodes are cut off"),
  CRASH_BEFORE_EFFECT("power fails right before an effect"),
  CRASH_AFTER_EFFECT("power fails right after an effect"),
  POWER_CUT("one node loses power"),
  POWER_CUT_ALL("all nodes lose power"),
  REBOOT("a node reboots"),
  DISKS_WIPED("a node comes back with empty disks"),
  BRICKS_WIPED("a node comes back with an empty brick disk"),
  BRICK_DISK_LATE("a brick disk mounts late"),
  OLD_NODE_IMAGE("a node comes back with an old image"),
  OLD_MANAGER_IMAGE("a manager comes back with an old image"),
  DAEMON_SILENT("a daemon does not answer"),
  CLOCK_TROUBLE("a node boots with a wrong clock"),
  AGENT_STALLED("an agent stands still"),
  AGENT_RESTARTED("an agent forgets its jobs, which go on"),
  LEADER_KILLED("the leader's process is killed"),
  LEADER_PAUSED("the leader is paused, wakes late, and orders"),
  COMMIT_UNKNOWN("a commit's answer is lost"),
  ORDER_OUTLIVES_LEADER("a job goes on under another leader"),
  TWO_BOOTSTRAPS("two people bootstrap at once"),
  HAND_MADE_CHANGE("somebody changes something by hand");

  private final String words;

  FaultKind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
