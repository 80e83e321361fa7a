package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.cluster.RaftMember;
import io.atomix.raft.cluster.impl.RaftClusterContext;
import io.atomix.raft.storage.system.Configuration;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;

/**
 * Where the members live, as the group has agreed on it; on disk too, because after a power cut
 * nobody can tell before somebody was reached.
 */
final class AddressBook {
  private final KeptMembers kept;
  private final Transport transport;
  private volatile SortedMap<MemberId, MemberAddress> known = Collections.emptySortedMap();
  private long keptConfiguration = -1;

  private AddressBook(KeptMembers kept, Transport transport) {
    this.kept = kept;
    this.transport = transport;
  }

  static AddressBook open(KeptMembers kept, Transport transport) throws IOException {
    AddressBook book = new AddressBook(kept, transport);
    book.learn(kept.addresses());
    return book;
  }

  private void learn(SortedMap<MemberId, MemberAddress> now) {
    known = Collections.unmodifiableSortedMap(now);
    transport.know(now);
  }

  Set<MemberId> others(MemberId self) {
    Set<MemberId> others = new TreeSet<>(known.keySet());
    others.remove(self);
    return others;
  }

  SortedMap<MemberId, MemberAddress> known() {
    return known;
  }

  /** The full members whose address is known. */
  SortedMap<MemberId, MemberAddress> members(RaftClusterContext cluster, Settings settings) {
    SortedMap<MemberId, MemberAddress> now = new TreeMap<>(known);
    now.put(settings.self(), settings.address());
    SortedMap<MemberId, MemberAddress> members = new TreeMap<>();
    for (RaftMember member : cluster.getMembers()) {
      MemberId id = Members.ours(member.memberId());
      if (member.getType() == RaftMember.Type.ACTIVE) {
        Optional.ofNullable(now.get(id)).ifPresent(address -> members.put(id, address));
      }
    }
    return members;
  }

  static boolean isFull(MemberId member, Configuration configuration, long applied) {
    return configuration.index() <= applied
        && configuration.members().stream()
            .filter(each -> each.memberId().equals(Members.engines(member)))
            .anyMatch(each -> each.getType() == RaftMember.Type.ACTIVE);
  }

  /** On the engine's thread. */
  void keep(RaftClusterContext cluster, Machine.Applied applied) throws IOException {
    Configuration configuration = cluster.getConfiguration();
    if (configuration.index() > keptConfiguration && configuration.index() <= applied.index()) {
      kept.keep(configuration);
      keptConfiguration = configuration.index();
    }
    SortedMap<MemberId, MemberAddress> now = agreed(cluster, applied.image());
    if (!now.equals(known)) {
      kept.keep(now);
      learn(now);
    }
  }

  /** Of all who may belong to the group, and of who still does. */
  private SortedMap<MemberId, MemberAddress> agreed(RaftClusterContext cluster, Image image) {
    SortedMap<MemberId, MemberAddress> now = new TreeMap<>(image.admitted());
    known.forEach(
        (member, address) -> {
          if (cluster.getMember(Members.engines(member)) != null) {
            now.putIfAbsent(member, address);
          }
        });
    return now;
  }
}
