package org.personalcontainers.manager.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A group of members in memory: who leads, who is cut off and whose answers are lost is said by the
 * test.
 */
public final class MemoryGroup {
  private final SortedMap<MemberId, MemberAddress> members = new TreeMap<>();
  private final SortedMap<MemberId, MemoryStore> stores = new TreeMap<>();
  private final Set<MemberId> cut = new HashSet<>();
  private Documents documents = Documents.NONE;
  private Optional<MemberId> leader = Optional.empty();
  private boolean answersLost;
  private long term = 1;
  private long index;

  /** The first member leads from the beginning. */
  public synchronized MemoryStore found(MemberId member, MemberAddress address) {
    members.put(member, address);
    leader = Optional.of(member);
    return open(member);
  }

  /** A member that runs, whether it belongs to the group yet or not. */
  public synchronized MemoryStore open(MemberId member) {
    MemoryStore store = stores.computeIfAbsent(member, id -> new MemoryStore(this, id));
    tell(member);
    return store;
  }

  public synchronized void elect(MemberId member) {
    term++;
    leader = Optional.of(member);
    tellAll();
  }

  public synchronized void electNobody() {
    term++;
    leader = Optional.empty();
    tellAll();
  }

  /** It goes on believing what it believed, and learns nothing any more. */
  public synchronized void cutOff(MemberId member) {
    cut.add(member);
  }

  public synchronized void heal(MemberId member) {
    cut.remove(member);
    tellAll();
  }

  /** From now on commits are written, and nobody hears of it. */
  public synchronized void loseAnswers(boolean lost) {
    answersLost = lost;
  }

  private void tellAll() {
    for (MemberId member : List.copyOf(stores.keySet())) {
      tell(member);
    }
  }

  void tell(MemberId member) {
    MemoryStore store = Optional.ofNullable(stores.get(member)).orElseThrow();
    if (!cut.contains(member) && members.containsKey(member)) {
      store.learn(standing(member), documents, members);
    }
  }

  private Standing standing(MemberId member) {
    return leader
        .<Standing>map(
            id -> id.equals(member) ? new Standing.Leading(term) : new Standing.Following(id, term))
        .orElseGet(() -> new Standing.Leaderless(term));
  }

  synchronized Outcome commit(MemberId by, long inTerm, List<Write> writes) {
    Optional<Outcome> refusal = refusal(by, inTerm);
    return refusal.orElseGet(() -> judged(writes));
  }

  private Outcome judged(List<Write> writes) {
    Documents.Judged judged = documents.judge(++index, writes);
    documents = judged.documents();
    tellAll();
    return answersLost ? new Outcome.Unknown("the answer was lost") : judged.outcome();
  }

  synchronized Outcome round(MemberId by, long inTerm) {
    return refusal(by, inTerm).orElseGet(() -> new Outcome.Committed(++index));
  }

  private Optional<Outcome> refusal(MemberId by, long inTerm) {
    if (cut.contains(by)) {
      return Optional.of(new Outcome.Unknown("no majority answers"));
    }
    return leader.equals(Optional.of(by)) && inTerm == term
        ? Optional.empty()
        : Optional.of(new Outcome.NotLeading(leader));
  }

  synchronized Outcome add(MemberId by, MemberId member, MemberAddress address) {
    Optional<Outcome> refusal = refusal(by, term);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!stores.containsKey(member)) {
      return new Outcome.Unknown(member + " has not come yet");
    }
    members.put(member, address);
    tellAll();
    return new Outcome.Committed(++index);
  }

  synchronized Outcome remove(MemberId by, MemberId member) {
    Optional<Outcome> refusal = refusal(by, term);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    members.remove(member);
    tellAll();
    return new Outcome.Committed(++index);
  }

  synchronized SortedMap<MemberId, Progress> followers(MemberId by) {
    SortedMap<MemberId, Progress> followers = new TreeMap<>();
    if (leader.equals(Optional.of(by))) {
      members.keySet().forEach(member -> followers.put(member, progress(member)));
      followers.remove(by);
    }
    return followers;
  }

  private Progress progress(MemberId member) {
    boolean answers = stores.containsKey(member) && !cut.contains(member);
    return new Progress(0, answers ? Duration.ZERO : Duration.ofHours(1));
  }

  synchronized void close(MemberId member) {
    stores.remove(member);
  }

  /** One member of it. */
  public static final class MemoryStore implements Store {
    private final MemoryGroup group;
    private final MemberId id;
    private final List<Runnable> wakes = new ArrayList<>();
    private volatile Standing standing = new Standing.Leaderless(0);
    private volatile Documents documents = Documents.NONE;
    private volatile SortedMap<MemberId, MemberAddress> members = Collections.emptySortedMap();

    private MemoryStore(MemoryGroup group, MemberId id) {
      this.group = group;
      this.id = id;
    }

    private void learn(
        Standing newStanding, Documents newest, SortedMap<MemberId, MemberAddress> newMembers) {
      standing = newStanding;
      documents = newest;
      members = Collections.unmodifiableSortedMap(new TreeMap<>(newMembers));
      List.copyOf(wakes).forEach(Runnable::run);
    }

    @Override
    public Standing standing() {
      return standing;
    }

    @Override
    public void onChange(Runnable wake) {
      synchronized (group) {
        wakes.add(wake);
      }
    }

    @Override
    public Optional<Document> get(DocumentName name) {
      return Optional.ofNullable(documents.all().get(name));
    }

    @Override
    public SortedMap<DocumentName, Document> all() {
      return documents.all();
    }

    @Override
    public Outcome commit(long term, List<Write> writes) {
      Optional<Outcome.TooLarge> refused = Documents.refused(writes);
      return refused.isPresent() ? refused.get() : group.commit(id, term, writes);
    }

    @Override
    public Outcome round(long term) {
      return group.round(id, term);
    }

    @Override
    public SortedMap<MemberId, MemberAddress> members() {
      return members;
    }

    @Override
    public SortedMap<MemberId, Progress> followers() {
      return group.followers(id);
    }

    @Override
    public Outcome add(MemberId member, MemberAddress address) {
      return group.add(id, member, address);
    }

    @Override
    public Outcome remove(MemberId member) {
      return group.remove(id, member);
    }

    @Override
    public void close() {
      group.close(id);
    }
  }
}
