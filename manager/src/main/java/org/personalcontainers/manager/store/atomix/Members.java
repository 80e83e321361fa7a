package org.personalcontainers.manager.store.atomix;

import io.atomix.cluster.ClusterMembershipEventListener;
import io.atomix.cluster.ClusterMembershipService;
import io.atomix.cluster.Member;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.manager.store.MemberId;

/** What the engine wants to know of its surroundings: who it is itself. It finds nobody by it. */
final class Members implements ClusterMembershipService {
  private final Member self;

  Members(MemberId self) {
    this.self = Member.builder().withId(engines(self)).build();
  }

  static io.atomix.cluster.MemberId engines(MemberId member) {
    return io.atomix.cluster.MemberId.from(member.toString());
  }

  static List<io.atomix.cluster.MemberId> engines(Collection<MemberId> members) {
    return members.stream().map(Members::engines).toList();
  }

  static MemberId ours(io.atomix.cluster.MemberId member) {
    return MemberId.parse(member.id());
  }

  @Override
  public Member getLocalMember() {
    return self;
  }

  @Override
  public Set<Member> getMembers() {
    return Set.of(self);
  }

  @Override
  public @Nullable Member getMember(io.atomix.cluster.MemberId id) {
    return self.id().equals(id) ? self : null;
  }

  @Override
  public void addListener(ClusterMembershipEventListener listener) {}

  @Override
  public void removeListener(ClusterMembershipEventListener listener) {}
}
