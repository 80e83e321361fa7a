package org.personalcontainers.manager.talk;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.manager.api.Fellows;
import org.personalcontainers.manager.api.Hearsay;
import org.personalcontainers.manager.api.Journal;
import org.personalcontainers.manager.group.Group;
import org.personalcontainers.manager.group.Listener;
import org.personalcontainers.manager.reconcile.Turn;
import org.personalcontainers.manager.vault.KeyHolder;

/**
 * This manager among the others: it joins their group, and again whenever that has to be, tells
 * them what it notes and sees, and keeps what they tell. A group that can't be joined keeps nobody
 * from work.
 */
public final class Circle implements Fellows, AutoCloseable {
  /** What nobody wakes it for, such as another turn, is told so often. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final int MOST_HAPPENINGS = 200;
  private static final long CLOSING_MILLIS = 5_000;

  private final NodeName self;
  private final Party party;
  private final Supplier<Optional<Whereabouts>> whereabouts;
  private final Looks looks;
  private final Office office;
  private final KeySearch search;
  private final Semaphore waking = new Semaphore(0);
  private final Set<NodeName> newcomers = new ConcurrentSkipListSet<>();
  private final AtomicLong views = new AtomicLong();
  private final Thread thread;
  private volatile Optional<Joined> joined = Optional.empty();
  private volatile SortedSet<NodeName> present = new TreeSet<>();
  private volatile boolean closed;
  private Retry retry = Retry.NONE;
  private long toldUntil;

  /**
   * Whom it speaks and listens for.
   *
   * @param turns the last turn of this manager's loop; empty where it does not lead
   * @param log is told what a person may want to know when something is wrong
   */
  public record Party(
      Journal journal,
      KeyHolder holder,
      Supplier<Optional<Turn>> turns,
      Counter counter,
      Entrance entrance,
      Consumer<String> log) {}

  private record Joined(Group group, Whereabouts where) {}

  private Circle(NodeName self, Party party, Supplier<Optional<Whereabouts>> whereabouts) {
    this.self = self;
    this.party = party;
    this.whereabouts = whereabouts;
    this.looks = new Looks(self, System::nanoTime);
    this.office =
        new Office(
            party.journal(),
            () -> party.turns().get().map(Looks::whole),
            party.counter(),
            party.holder());
    this.search = new KeySearch(party.holder(), party.journal(), party.log());
    this.thread = Thread.ofVirtual().name("circle").unstarted(this::run);
  }

  /**
   * Begins at once, on a thread of its own.
   *
   * @param whereabouts empty for as long as there is nobody to be joined
   */
  public static Circle begun(
      NodeName self, Party party, Supplier<Optional<Whereabouts>> whereabouts) {
    Circle circle = new Circle(self, party, whereabouts);
    party.journal().onNote(circle::wake);
    circle.thread.start();
    return circle;
  }

  /** Something may have changed: where others are, what is to be told. Never blocks. */
  public void wake() {
    waking.release();
  }

  private void run() {
    try {
      while (!closed) {
        attend();
        waking.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        waking.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  private void attend() {
    try {
      settle(whereabouts.get());
      search.attend(others());
      if (joined.isPresent()) {
        tellHappenings(joined.get().group());
        tellLook(joined.get().group());
        newcomers.forEach(this::recall);
      }
    } catch (IOException e) {
      party.log().accept("telling the other managers: " + e.getMessage());
    } catch (RuntimeException e) {
      party.log().accept("among the managers something failed: " + e);
    }
  }

  private List<Errand> others() {
    return present().stream()
        .filter(member -> !member.equals(self))
        .flatMap(member -> joined.stream().map(in -> new Errand(in.group(), member)))
        .toList();
  }

  private void settle(Optional<Whereabouts> wanted) {
    boolean stays =
        joined.isPresent() && wanted.filter(joined.get().where()::isSameEnd).isPresent();
    if (!stays) {
      leave();
    }
    if (wanted.isPresent()) {
      settle(wanted.get());
    }
  }

  private void settle(Whereabouts wanted) {
    if (joined.isEmpty() && retry.isDue(System.nanoTime())) {
      join(wanted);
    } else if (joined.isPresent() && !joined.get().where().equals(wanted)) {
      joined.get().group().lookFor(wanted.others());
      joined = Optional.of(new Joined(joined.get().group(), wanted));
    }
  }

  private void join(Whereabouts where) {
    try {
      joined = Optional.of(new Joined(party.entrance().join(self, where, new Ears()), where));
      retry = Retry.NONE;
    } catch (IOException e) {
      failed(String.valueOf(e.getMessage()));
    }
  }

  /** The same failure is told once. */
  private void failed(String why) {
    if (!why.equals(retry.failure())) {
      party.journal().noteOwn("its manager does not hear the others, and goes on trying: " + why);
    }
    retry = retry.after(System.nanoTime(), why);
  }

  private void leave() {
    joined.ifPresent(last -> last.group().close());
    joined = Optional.empty();
    present = new TreeSet<>();
  }

  private void tellHappenings(Group group) throws IOException {
    var fresh = party.journal().ownAfter(toldUntil);
    if (!fresh.isEmpty()) {
      int most = Math.min(fresh.size(), MOST_HAPPENINGS);
      group.tell(
          News.FORM.write(new News.Happened(fresh.subList(fresh.size() - most, fresh.size()))));
      toldUntil = fresh.getLast().mark();
    }
  }

  private void tellLook(Group group) throws IOException {
    Optional<News.Looked> look = party.turns().get().flatMap(looks::news);
    if (look.isPresent()) {
      group.tell(News.FORM.write(look.get()));
    }
  }

  /** Asks a newcomer what it knows; it asks the same. */
  private void recall(NodeName newcomer) {
    newcomers.remove(newcomer);
    joined.ifPresent(
        in -> Thread.startVirtualThread(() -> recall(new Errand(in.group(), newcomer))));
  }

  private void recall(Errand errand) {
    try {
      Recollection known = errand.recall();
      party.journal().hear(known.happened());
      known.look().ifPresent(look -> looks.hear(errand.to(), look));
    } catch (IOException | Unreadable e) {
      party.log().accept("asking " + errand.to() + " what happened: " + e.getMessage());
    }
  }

  /** Its first view comes before this manager is in itself, and can ask anybody. */
  @Override
  public SortedSet<NodeName> present() {
    return Ordered.copy(joined.isPresent() ? present : new TreeSet<NodeName>());
  }

  @Override
  public long views() {
    return views.get();
  }

  @Override
  public Optional<Hearsay> hearsay() {
    return looks.hearsay();
  }

  @Override
  public Response pass(NodeName to, Request request, String by) throws IOException {
    Group group =
        joined.map(Joined::group).orElseThrow(() -> new NotPassed("no other manager is heard"));
    return new Errand(group, to).pass(request, by);
  }

  /** What comes in from the group; nothing here blocks but the answers. */
  private final class Ears implements Listener {
    @Override
    public void view(SortedSet<NodeName> members) {
      SortedSet<NodeName> before = present;
      present = members;
      views.incrementAndGet();
      members.stream()
          .filter(member -> !before.contains(member) && !member.equals(self))
          .forEach(newcomers::add);
      note(before, members);
      wake();
    }

    @Override
    public byte[] answer(NodeName asker, byte[] question) {
      return office.answer(question);
    }

    @Override
    public void news(NodeName teller, byte[] news) {
      try {
        switch (News.FORM.read(news)) {
          case News.Happened(var all) -> party.journal().hear(all);
          case News.Looked look -> looks.hear(teller, look);
        }
      } catch (Unreadable e) {
        party
            .log()
            .accept("the manager on " + teller + " tells what can't be read: " + e.getMessage());
      }
    }
  }

  /** One of them notes it for all. */
  private void note(SortedSet<NodeName> before, SortedSet<NodeName> now) {
    if (now.size() > 1 && now.getFirst().equals(self)) {
      party.journal().note(Optional.empty(), "these managers hear each other: " + now);
    } else if (now.size() == 1 && before.size() > 1) {
      party.journal().noteOwn("its manager hears no other one any more");
    }
  }

  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
