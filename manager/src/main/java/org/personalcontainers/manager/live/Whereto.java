package org.personalcontainers.manager.live;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.manager.group.ChannelGroup;
import org.personalcontainers.manager.group.Group;
import org.personalcontainers.manager.group.Listener;
import org.personalcontainers.manager.group.Place;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.talk.Whereabouts;

/**
 * Where the managers find each other: at the addresses at which they keep the store.
 *
 * @param port of the group, the same on every node
 */
record Whereto(int port) {
  /** Empty where this manager is nobody yet, or alone: then there is nobody to talk with. */
  Optional<Whereabouts> of(Self self, SortedMap<MemberId, MemberAddress> members) {
    Tls tls = self.tls();
    Optional<MemberAddress> own = Optional.ofNullable(members.get(self.member()));
    if (own.isEmpty() || members.size() < 2 || self.identity().member().isEmpty()) {
      return Optional.empty();
    }
    List<Place> others = new ArrayList<>();
    members.forEach(
        (member, address) -> {
          if (!member.equals(self.member())) {
            others.add(place(address));
          }
        });
    return Optional.of(new Whereabouts(place(own.get()), others, tls, self.struck()));
  }

  /** An address of the network, and no name: nobody has to be asked. */
  private Place place(MemberAddress address) {
    return new Place(InetAddress.ofLiteral(address.host()), port);
  }

  static Group join(NodeName self, Whereabouts where, Listener ears) throws IOException {
    return ChannelGroup.join(
        self, where.own(), where.others(), where.tls().context(Set.of(Role.MANAGER)), ears);
  }
}
