package org.personalcontainers.manager.store.atomix;

import static org.personalcontainers.manager.store.Eventually.eventually;

import io.atomix.raft.RaftServer.Role;
import io.atomix.raft.cluster.RaftMember;
import io.atomix.raft.cluster.impl.DefaultRaftMember;
import io.atomix.raft.storage.system.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;

/** One real member, and two puppets that it takes for members. */
record PuppetGroup(TestGroup group, Puppet two, Puppet three) implements AutoCloseable {
  static final MemberId ONE = TestGroup.member(1);
  static final MemberId TWO = TestGroup.member(2);
  static final MemberId THREE = TestGroup.member(3);

  PuppetGroup(Path directory) {
    this(new TestGroup(directory, 1));
  }

  private PuppetGroup(TestGroup group) {
    this(group, new Puppet(group.network(), TWO, ONE), new Puppet(group.network(), THREE, ONE));
  }

  /** A member that has led alone, and is one of three now. */
  AtomixStore one(Set<Guard.Rule> rules) {
    AtomixStore alone = group.found(ONE);
    eventually("it leads", () -> TestGroup.leads(alone));
    alone.round(alone.standing().term());
    long index = alone.engine().applied();
    group.kill(ONE);
    keepThree(index);
    return takingPart(group.open(ONE, rules));
  }

  /** It asks the others first, and these are silent. */
  static AtomixStore takingPart(AtomixStore store) {
    eventually("it takes part", () -> store.engine().raft().getRole() != Role.INACTIVE);
    return store;
  }

  private void keepThree(long index) {
    List<RaftMember> members = new ArrayList<>();
    TreeMap<MemberId, MemberAddress> addresses = new TreeMap<>();
    for (MemberId member : List.of(ONE, TWO, THREE)) {
      addresses.put(member, TestGroup.address(member));
      members.add(
          new DefaultRaftMember(Members.engines(member), RaftMember.Type.ACTIVE, Instant.EPOCH));
    }
    try {
      KeptMembers kept = new KeptMembers(group.directory(ONE));
      kept.keep(new Configuration(index, 1, 1, members));
      kept.keep(addresses);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    group.close();
  }
}
