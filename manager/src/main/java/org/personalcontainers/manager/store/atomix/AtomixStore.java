package org.personalcontainers.manager.store.atomix;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Documents;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Progress;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/** The store as a member of a Raft group keeps it. */
public final class AtomixStore implements Store {
  /** So many callers may wait at once; more wait for them. */
  private static final int CALLERS = 32;

  private static final Duration CHANGE_PAUSE = Duration.ofMillis(250);

  /** Of each member that is silent it tells every second; we say it once. */
  private static final Logger RAFT = Logger.getLogger("io.atomix");

  private final Settings settings;
  private final Engine engine;
  private final Semaphore callers = new Semaphore(CALLERS, true);
  private final Semaphore changing = new Semaphore(1, true);

  static {
    RAFT.setLevel(Level.SEVERE);
  }

  private AtomixStore(Settings settings, Engine engine) {
    this.settings = settings;
    this.engine = engine;
  }

  /** Whether there is a member's disk to go on with. */
  public static boolean isIn(Path directory) {
    return Birth.isIn(directory);
  }

  /**
   * Begins a group with this member alone.
   *
   * @param group a name that no other group has or had, however alike its members are
   * @throws IOException when the directory is in use, or holds a member already
   */
  public static AtomixStore found(Settings settings, String group, Transport transport, Fatal fatal)
      throws IOException {
    AtomicFile.directory(settings.directory());
    new Birth(Birth.Way.FOUNDED, group, settings.self()).begin(settings.directory());
    return open(settings, transport, fatal);
  }

  /**
   * Joins a group as a new member, as soon as its leader admits it; comes back at once.
   *
   * @param known members of the group, and where they live
   * @throws IOException when the directory is in use, or holds a member already
   */
  public static AtomixStore join(
      Settings settings,
      String group,
      SortedMap<MemberId, MemberAddress> known,
      Transport transport,
      Fatal fatal)
      throws IOException {
    AtomicFile.directory(settings.directory());
    new KeptMembers(settings.directory()).keep(known);
    new Birth(Birth.Way.JOINED, group, settings.self()).begin(settings.directory());
    return open(settings, transport, fatal);
  }

  /**
   * Goes on with what {@link #found} or {@link #join} began on this disk.
   *
   * @throws IOException when there is nothing to go on with, or it is another member's, or damaged
   */
  public static AtomixStore open(Settings settings, Transport transport, Fatal fatal)
      throws IOException {
    return open(settings, transport, fatal, Guard.ALL);
  }

  static AtomixStore open(
      Settings settings, Transport transport, Fatal fatal, Set<Guard.Rule> rules)
      throws IOException {
    return new AtomixStore(settings, Engine.start(settings, transport, fatal, rules));
  }

  Engine engine() {
    return engine;
  }

  @Override
  public Standing standing() {
    return engine.standing();
  }

  @Override
  public void onChange(Runnable wake) {
    engine.changes().add(wake);
  }

  @Override
  public Optional<Document> get(DocumentName name) {
    return Optional.ofNullable(all().get(name));
  }

  @Override
  public SortedMap<DocumentName, Document> all() {
    return engine.image().documents().all();
  }

  @Override
  public SortedMap<MemberId, MemberAddress> members() {
    return engine.members();
  }

  @Override
  public SortedMap<MemberId, Progress> followers() {
    SortedMap<MemberId, Progress> followers = new TreeMap<>();
    if (standing() instanceof Standing.Leading) {
      long decided = engine.applied();
      members()
          .keySet()
          .forEach(member -> followers.put(member, engine.pulse().of(member, decided)));
      followers.remove(settings.self());
    }
    return followers;
  }

  @Override
  public Outcome commit(long term, List<Write> writes) {
    Optional<Outcome.TooLarge> refused = Documents.refused(writes);
    return refused.isPresent()
        ? refused.get()
        : submit(new Command.Commit(term, List.copyOf(writes)));
  }

  @Override
  public Outcome round(long term) {
    return submit(new Command.Commit(term, List.of()));
  }

  private Outcome submit(Command command) {
    return inTurn(callers, () -> engine.submit(command));
  }

  private interface Deed {
    Outcome run() throws InterruptedException;
  }

  /** An interruption ends the wait, and stays. */
  private Outcome inTurn(Semaphore turn, Deed deed) {
    try {
      if (!turn.tryAcquire(settings.pace().patience().toMillis(), TimeUnit.MILLISECONDS)) {
        return new Outcome.Unknown("too many wait for the store; nothing was written");
      }
      try {
        return deed.run();
      } finally {
        turn.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("interrupted");
    }
  }

  @Override
  public Outcome add(MemberId member, MemberAddress address) {
    return inTurn(
        changing, () -> led(term -> admitted(term, member, address), () -> joined(member)));
  }

  @Override
  public Outcome remove(MemberId member) {
    if (member.equals(settings.self()) && standing() instanceof Standing.Leading) {
      throw new IllegalArgumentException(member + " leads: another has to remove it");
    }
    return inTurn(
        changing, () -> led(term -> submit(new Command.Dismiss(term, member)), () -> left(member)));
  }

  private interface Beginning {
    Outcome in(long term);
  }

  /** The end is tried only after the beginning is committed. */
  private Outcome led(Beginning beginning, Deed end) throws InterruptedException {
    if (!(standing() instanceof Standing.Leading(long term))) {
      return engine.notLeading();
    }
    Outcome begun = beginning.in(term);
    return begun instanceof Outcome.Committed ? end.run() : begun;
  }

  private Outcome admitted(long term, MemberId member, MemberAddress address) {
    boolean known = address.equals(engine.image().admitted().get(member));
    return known ? round(term) : submit(new Command.Admit(term, member, address));
  }

  private Outcome joined(MemberId member) throws InterruptedException {
    Supplier<Optional<Outcome>> seen =
        () -> votes(member) ? Optional.of(new Outcome.Committed(engine.applied())) : abdicated();
    engine.changes().await(() -> seen.get().isPresent(), settings.pace().patience());
    return seen.get()
        .orElseGet(() -> new Outcome.Unknown(member + " is admitted, and has not joined yet"));
  }

  /** Whether it is a full member, for good. */
  private boolean votes(MemberId member) {
    return AddressBook.isFull(
        member, engine.raft().getCluster().getConfiguration(), engine.applied());
  }

  private Optional<Outcome> abdicated() {
    return standing() instanceof Standing.Leading
        ? Optional.empty()
        : Optional.of(engine.notLeading());
  }

  /** The engine refuses a change while another is under way: then it is asked again. */
  private Outcome left(MemberId member) throws InterruptedException {
    long end = System.nanoTime() + settings.pace().patience().toNanos();
    Outcome outcome = Expulsion.of(engine, member, settings.pace().patience());
    while (outcome instanceof Outcome.Unknown && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.sleep(CHANGE_PAUSE.toNanos());
      outcome = Expulsion.of(engine, member, settings.pace().patience());
    }
    return outcome;
  }

  @Override
  public void close() {
    engine.close();
  }
}
