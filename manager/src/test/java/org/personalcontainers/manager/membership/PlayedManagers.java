package org.personalcontainers.manager.membership;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.MemoryGroup;
import org.personalcontainers.manager.vault.Keyring;
import org.personalcontainers.manager.vault.VaultKeyId;

/** The managers of the other nodes, as they answer: each with a disk of its own. */
final class PlayedManagers implements Road {
  static final String GROUP = "g1";

  final Set<NodeName> silent = new HashSet<>();
  final List<NodeName> dismissed = new ArrayList<>();

  /** Of a version that knows no keys. */
  final Set<NodeName> ofBefore = new HashSet<>();

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
        node, name -> new Presence(name, freshKey(), 7673, Optional.empty(), Optional.empty()));
  }

  /** The machine has a new card. */
  synchronized void loseDisk(NodeName node) {
    gone.add(at(node).member());
    managers.remove(node);
  }

  /** What it kept is lost, and its key is not. */
  synchronized void loseStore(NodeName node) {
    managers.put(
        node, new Presence(node, at(node).key(), 7673, Optional.empty(), Optional.empty()));
  }

  /** Its file of keys is gone, and nothing else. */
  synchronized void loseKeys(NodeName node) {
    Presence there = at(node);
    managers.put(
        node, new Presence(node, there.key(), there.port(), there.group(), Optional.empty()));
  }

  synchronized void enterWithoutKeys(NodeName node) {
    keep(at(node), Optional.of(GROUP), List.of());
    group.open(at(node).member());
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
          keep(there, Optional.of(enter.group()), enter.vault().stream().toList());
          group.open(there.member());
        }
      }
      case Invitation.Hold(Keyring.Held vault) -> keep(there, there.group(), List.of(vault));
      case Invitation.BeginAnew(MemberId former) -> {
        if (there.member().equals(former)) {
          loseDisk(node.name());
        }
      }
    }
    return at(node.name());
  }

  private void keep(Presence there, Optional<String> inGroup, List<Keyring.Held> more) {
    SortedSet<VaultKeyId> keys = keys(there.node());
    more.forEach(held -> held.keys().forEach(key -> keys.add(key.id())));
    Optional<Keyring.Listed> listed =
        Optional.of(new Keyring.Listed(keys)).filter(_ -> !ofBefore.contains(there.node()));
    managers.put(there.node(), new Presence(there.node(), there.key(), 7673, inGroup, listed));
  }

  /** Of the vault. */
  synchronized SortedSet<VaultKeyId> keys(NodeName node) {
    SortedSet<VaultKeyId> keys = new TreeSet<>();
    at(node).vault().ifPresent(listed -> keys.addAll(listed.keys()));
    return keys;
  }

  @Override
  public void dismiss(NodeSpec node, Fence fence) {
    dismissed.add(node.name());
  }
}
