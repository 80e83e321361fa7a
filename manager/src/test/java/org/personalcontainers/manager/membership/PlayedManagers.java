package org.personalcontainers.manager.membership;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.MemoryGroup;

/** The managers of the other nodes, as they answer: each with a disk of its own. */
final class PlayedManagers implements Road {
  static final String GROUP = "g1";

  final Set<NodeName> silent = new HashSet<>();
  final List<NodeName> dismissed = new ArrayList<>();
  final Set<MemberId> gone = new HashSet<>();
  private final SortedMap<NodeName, Presence> managers = new TreeMap<>();
  private final MemoryGroup group;

  PlayedManagers(MemoryGroup group) {
    this.group = group;
  }

  static OpenKey freshKey() {
    return OpenKey.of(Identity.stranger("played").publicKey());
  }

  synchronized Presence at(NodeName node) {
    return managers.computeIfAbsent(
        node, name -> new Presence(name, freshKey(), 7673, Optional.empty()));
  }

  /** The machine has a new card. */
  synchronized void loseDisk(NodeName node) {
    gone.add(at(node).member());
    managers.remove(node);
  }

  /** What it kept is lost, and its key is not. */
  synchronized void loseStore(NodeName node) {
    managers.put(node, new Presence(node, at(node).key(), 7673, Optional.empty()));
  }

  @Override
  public synchronized Presence say(NodeSpec node, Fence fence, Invitation invitation)
      throws IOException {
    if (silent.contains(node.name())) {
      throw new IOException(node.name() + " is off");
    }
    Presence there = at(node.name());
    switch (invitation.wish()) {
      case Invitation.Tell tell -> {}
      case Invitation.Enter enter -> {
        if (there.group().isEmpty()) {
          keep(new Presence(there.node(), there.key(), 7673, Optional.of(enter.group())));
          group.open(there.member());
        }
      }
      case Invitation.BeginAnew(MemberId former) -> {
        if (there.member().equals(former)) {
          loseDisk(node.name());
        }
      }
    }
    return at(node.name());
  }

  private void keep(Presence presence) {
    managers.put(presence.node(), presence);
  }

  @Override
  public void dismiss(NodeSpec node, Fence fence) {
    dismissed.add(node.name());
  }
}
