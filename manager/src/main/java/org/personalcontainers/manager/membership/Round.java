package org.personalcontainers.manager.membership;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.manager.join.StrikeList;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/**
 * One look at all managers, and what follows from it: first somebody is removed, or else somebody
 * is added. Whatever it ends at, the next round finds, and goes on from there.
 */
final class Round {
  private final Store store;
  private final Host host;
  private final SequencedSet<NodeName> wanted;
  private final SortedMap<NodeName, NodeSpec> declared;
  private final SortedMap<NodeName, Presence> present = new TreeMap<>();

  /**
   * @param wanted in order of preference
   */
  Round(Store store, Host host, SequencedSet<NodeName> wanted) {
    this.store = store;
    this.host = host;
    this.declared = host.books().spec().nodes();
    this.wanted = withSelf(wanted, host.self());
  }

  /** Nobody removes itself: it takes the last one's place until another leads. */
  private static SequencedSet<NodeName> withSelf(SequencedSet<NodeName> wanted, MemberId self) {
    SequencedSet<NodeName> all = new LinkedHashSet<>(wanted);
    if (!all.contains(self.node()) && !all.isEmpty()) {
      all.removeLast();
    }
    all.addFirst(self.node());
    return all;
  }

  /** Blocks; true words of what changed go to the host's journal. */
  void hold() throws InterruptedException {
    look();
    new Sealing(host, this::answers).attend(present);
    Optional<MemberId> leaving = leaving();
    if (leaving.isPresent()) {
      remove(leaving.get());
    } else if (answering(store.members().keySet()) == store.members().size()) {
      grow();
    }
  }

  private void look() throws InterruptedException {
    var asked = new TreeSet<>(wanted);
    store.members().keySet().forEach(member -> asked.add(member.node()));
    asked.retainAll(declared.keySet());
    asked.remove(host.self().node());
    try (var _ = host.lap("ask all managers")) {
      present.putAll(host.ask(asked, new Invitation.Tell()));
    }
  }

  private boolean answers(MemberId member) {
    return member.equals(host.self())
        || Optional.ofNullable(present.get(member.node()))
            .filter(there -> there.member().equals(member) && there.keeps(host.group()))
            .isPresent();
  }

  private int answering(Iterable<MemberId> members) {
    int answering = 0;
    for (MemberId member : members) {
      answering += answers(member) ? 1 : 0;
    }
    return answering;
  }

  /** Who can go: first those that are lost with their disks, then those that are not wanted. */
  private Optional<MemberId> leaving() {
    List<MemberId> going = new ArrayList<>();
    store.members().keySet().stream().filter(this::isReplaced).forEach(going::add);
    store.members().keySet().stream()
        .filter(member -> isSurplus(member) && !answers(member))
        .forEach(going::add);
    if (wanted.stream().allMatch(this::isMember)) {
      store.members().keySet().stream().filter(this::isSurplus).forEach(going::add);
    }
    return going.stream().filter(this::mayGo).findFirst();
  }

  /** There is a manager on its node, and it is another one. */
  private boolean isReplaced(MemberId member) {
    return present.containsKey(member.node()) && !answers(member);
  }

  private boolean isSurplus(MemberId member) {
    return !wanted.contains(member.node());
  }

  private boolean isMember(NodeName node) {
    return store.members().keySet().stream().anyMatch(member -> member.node().equals(node));
  }

  /** Those that answer are a majority before and after. */
  private boolean mayGo(MemberId member) {
    List<MemberId> before = List.copyOf(store.members().keySet());
    List<MemberId> after = new ArrayList<>(before);
    after.remove(member);
    return !member.equals(host.self()) && isMajority(before) && isMajority(after);
  }

  private boolean isMajority(List<MemberId> members) {
    return answering(members) * 2 > members.size();
  }

  private void remove(MemberId member) throws InterruptedException {
    if (isStillThere(member) && begunAnew(member).isEmpty()) {
      return;
    }
    if (!host.commits(farewell(member))) {
      return;
    }
    if (store.remove(member) instanceof Outcome.Committed) {
      host.note(member.node(), "no longer keeps the store, as " + member);
      if (isSurplus(member)) {
        host.dismiss(member.node());
      }
    }
  }

  /** Before it goes: whoever holds its key from then on is nobody. */
  private List<Write> farewell(MemberId member) {
    List<Write> writes = new ArrayList<>();
    writes.add(StrikeList.with(store.all(), member.fingerprint()));
    new Invited(store).erasure(member).ifPresent(writes::add);
    return writes;
  }

  /** The key is the same, and what it kept is gone: under this name it must not come back. */
  private boolean isStillThere(MemberId member) {
    return !answers(member)
        && Optional.ofNullable(present.get(member.node()))
            .filter(there -> there.member().equals(member))
            .isPresent();
  }

  private Optional<Presence> begunAnew(MemberId former) throws InterruptedException {
    return host.ask(former.node(), new Invitation.BeginAnew(former))
        .filter(there -> !there.member().equals(former));
  }

  private void grow() throws InterruptedException {
    List<Neighbour> ready = new ArrayList<>();
    for (NodeName node : wanted) {
      if (!isMember(node) && declared.containsKey(node)) {
        try (var _ = host.lap("invite the manager of " + node)) {
          invited(node).ifPresent(ready::add);
        }
      }
    }
    for (Neighbour newcomer : ready.subList(0, growth(ready.size()))) {
      if (!added(newcomer)) {
        return;
      }
    }
  }

  /** Two bear no more losses than one: as many as are ready, or one less, so that it ends odd. */
  private int growth(int ready) {
    int staying = (int) wanted.stream().filter(this::isMember).count();
    int missing = Math.min(ready, wanted.size() - staying);
    return (staying + missing) % 2 == 1 || missing == 0 ? missing : missing - 1;
  }

  private boolean added(Neighbour newcomer) {
    Outcome outcome = addedTo(newcomer);
    if (outcome instanceof Outcome.Committed) {
      host.note(newcomer.member().node(), "keeps the store from now on");
      return true;
    }
    host.trouble("adding " + newcomer.member() + " to the store: " + outcome);
    return false;
  }

  private Outcome addedTo(Neighbour newcomer) {
    try (var _ = host.lap("add the manager of " + newcomer.member().node())) {
      return store.add(newcomer.member(), newcomer.address());
    }
  }

  /** One who has its store open, and waits to be added. */
  private Optional<Neighbour> invited(NodeName node) throws InterruptedException {
    Optional<Presence> there = Optional.ofNullable(present.get(node));
    if (there.isEmpty()) {
      return Optional.empty();
    }
    Presence manager = there.get();
    if (manager.group().isEmpty()) {
      return entered(manager);
    }
    if (!manager.keeps(host.group())) {
      host.trouble("the manager of " + node + " keeps the store of another cluster");
      return Optional.empty();
    }
    if (new Invited(store).holds(manager.member())) {
      return new Sealing(host, this::answers).entrusted(manager).map(this::neighbour);
    }
    Optional<Presence> fresh = begunAnew(manager.member());
    return fresh.isPresent() ? entered(fresh.get()) : Optional.empty();
  }

  private Optional<Neighbour> entered(Presence manager) throws InterruptedException {
    Invited invited = new Invited(store);
    if (!invited.holds(manager.member())
        && !host.commits(List.of(invited.entry(manager.member())))) {
      return Optional.empty();
    }
    return host.ask(manager.node(), enter(manager))
        .filter(there -> there.keeps(host.group()) && there.member().equals(manager.member()))
        .filter(there -> there.holds(host.vault().keyring()))
        .map(this::neighbour);
  }

  private Invitation.Enter enter(Presence manager) {
    List<Neighbour> neighbours = new ArrayList<>();
    store.members().forEach((member, address) -> neighbours.add(new Neighbour(member, address)));
    Host.Passport passport = host.passport(manager);
    return new Invitation.Enter(
        host.group(),
        spec(manager.node()).address(),
        neighbours,
        passport.certificate(),
        passport.authority(),
        Optional.of(host.vault().keyring().held()));
  }

  private Neighbour neighbour(Presence manager) {
    String address = spec(manager.node()).address().toString();
    return new Neighbour(manager.member(), new MemberAddress(address, manager.port()));
  }

  private NodeSpec spec(NodeName node) {
    return Optional.ofNullable(declared.get(node)).orElseThrow();
  }
}
