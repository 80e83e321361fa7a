package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.RaftServer;
import io.atomix.raft.RaftServer.Role;
import io.atomix.raft.impl.RaftContext;
import io.atomix.raft.roles.LeaderRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Standing;

/** One running member: the Raft engine with everything around it. */
final class Engine implements Guard.Surroundings, Machine.Watcher, AutoCloseable {
  private static final long NEVER = -1;
  private static final int CLOSING_SECONDS = 10;
  private static final int JOIN_PAUSE_MILLIS = 500;

  private final Settings settings;
  private final Transport transport;
  private final Fatal fatal;
  private final Belongings belongings;
  private final AddressBook book;
  private final Waits waits = new Waits();
  private final Changes changes = new Changes();
  private final Pulse pulse = new Pulse();
  private volatile @Nullable RaftContext context;
  private volatile @Nullable Machine machine;
  private volatile long ledTerm = NEVER;
  private volatile boolean closed;

  private Engine(Settings settings, Transport transport, Fatal fatal, Belongings belongings)
      throws IOException {
    this.settings = settings;
    this.transport = transport;
    this.fatal = fatal;
    this.belongings = belongings;
    book = AddressBook.open(belongings.kept(), transport);
  }

  static Engine start(Settings settings, Transport transport, Fatal fatal, Set<Guard.Rule> rules)
      throws IOException {
    Belongings belongings = Belongings.open(settings, fatal);
    try {
      Engine engine = new Engine(settings, transport, fatal, belongings);
      engine.run(rules);
      return engine;
    } catch (IOException | RuntimeException e) {
      belongings.close();
      throw e;
    }
  }

  private void run(Set<Guard.Rule> rules) {
    Guard guard =
        new Guard(rules, belongings.votes(), belongings.snapshots(), belongings.lapse(), this);
    WireProtocol protocol =
        new WireProtocol(settings.self(), belongings.birth().group(), transport, guard, pulse);
    RaftServer server = server(protocol);
    server.addRoleChangeListener(this::onRole);
    server.addFailureListener(() -> fatal("the Raft engine stopped", new IllegalStateException()));
    raft().addLeaderElectionListener(leader -> changes.tell());
    belongings.export().start();
    CompletableFuture<?> ignored =
        new Recollection(raft(), belongings, fatal)
            .ask(protocol, book.others(settings.self()))
            .whenComplete((asked, error) -> takePart());
  }

  /** A founder begins alone; whoever joins asks those it knows, until it is a full member. */
  private void takePart() {
    CompletableFuture<?> ignored =
        switch (belongings.birth().way()) {
          case FOUNDED -> raft().getCluster().bootstrap(Members.engines(Set.of(settings.self())));
          case JOINED ->
              raft()
                  .getCluster()
                  .join(Members.engines(book.known().keySet()))
                  .whenComplete((joined, error) -> takePartAgain(error));
        };
  }

  private void takePartAgain(@Nullable Throwable failure) {
    if (failure != null && !closed) {
      CompletableFuture.delayedExecutor(JOIN_PAUSE_MILLIS, TimeUnit.MILLISECONDS)
          .execute(this::takePart);
    }
  }

  private RaftServer server(WireProtocol protocol) {
    return RaftServer.builder(Members.engines(settings.self()))
        .withName(belongings.birth().group())
        .withMembershipService(new Members(settings.self()))
        .withProtocol(protocol)
        .withPrimitiveTypes(new NoPrimitives())
        .withElectionTimeout(settings.pace().election())
        .withHeartbeatInterval(settings.pace().heartbeat())
        .withThreadPoolSize(1)
        .withStorage(belongings.storage())
        .withStateMachineFactory(
            (raft, executor, ignored) -> {
              context = raft;
              Machine made =
                  new Machine(
                      raft, executor, belongings.snapshots(), settings.bounds(), waits, this);
              machine = made;
              return made;
            })
        .build();
  }

  RaftContext raft() {
    return Objects.requireNonNull(context, "the engine has not been built yet");
  }

  private Machine machine() {
    return Objects.requireNonNull(machine, "the engine has not been built yet");
  }

  Changes changes() {
    return changes;
  }

  Image image() {
    return machine().applied().image();
  }

  Lapse lapse() {
    return belongings.lapse();
  }

  long applied() {
    return machine().applied().index();
  }

  /** Leading begins only when an entry of the own term is committed. */
  private void onRole(Role role, long term) {
    ledTerm = role == Role.LEADER ? term : NEVER;
    if (role == Role.LEADER) {
      machine().applyAll(raft().getCommitIndex());
      tellAddress(term);
    }
    changes.tell();
  }

  private void tellAddress(long term) {
    if (!settings.address().equals(image().admitted().get(settings.self()))) {
      Command admit = new Command.Admit(term, settings.self(), settings.address());
      new Submission(this, waits, settings.pace())
          .begin(term, admit.written(), new CompletableFuture<>());
    }
  }

  Standing standing() {
    RaftContext raft = raft();
    long term = raft.getTerm();
    if (ledTerm == term) {
      return new Standing.Leading(term);
    }
    return leader()
        .<Standing>map(leader -> new Standing.Following(leader, term))
        .orElseGet(() -> new Standing.Leaderless(term));
  }

  private Optional<MemberId> leader() {
    return Optional.ofNullable(raft().getLeader())
        .map(leader -> Members.ours(leader.memberId()))
        .filter(leader -> !leader.equals(settings.self()));
  }

  Outcome notLeading() {
    return new Outcome.NotLeading(leader());
  }

  /** On the engine's thread: the role that leads in this term, if it is ours. */
  Optional<LeaderRole> leading(long term) {
    return ledTerm == term
            && raft().getTerm() == term
            && raft().getRaftRole() instanceof LeaderRole role
        ? Optional.of(role)
        : Optional.empty();
  }

  Outcome submit(Command command) throws InterruptedException {
    byte[] bytes = command.written();
    int most = settings.bounds().longestCommand();
    return bytes.length > most
        ? new Outcome.TooLarge(bytes.length + " bytes in the log; at most " + most)
        : new Submission(this, waits, settings.pace()).run(command.term(), bytes);
  }

  SortedMap<MemberId, MemberAddress> members() {
    return book.members(raft().getCluster(), settings);
  }

  Pulse pulse() {
    return pulse;
  }

  /** Runs it on the engine's thread; where that has ended, nothing was done. */
  void execute(Runnable deed, CompletableFuture<Outcome> outcome) {
    try {
      execute(deed);
    } catch (RejectedExecutionException e) {
      outcome.complete(notLeading());
    }
  }

  @Override
  public void execute(Runnable deed) {
    raft().getThreadContext().execute(deed);
  }

  @Override
  public long term() {
    return raft().getTerm();
  }

  @Override
  public void stepDown(long newerTerm) {
    Role role = raft().getRole();
    if ((role == Role.LEADER || role == Role.CANDIDATE) && newerTerm > term()) {
      raft().transition(Role.FOLLOWER);
    }
  }

  @Override
  public void flush() {
    raft().getLogWriter().flush();
  }

  @Override
  public boolean mayJoin(io.atomix.cluster.MemberId member) {
    return image().admitted().containsKey(Members.ours(member))
        || raft().getCluster().getMember(member) != null;
  }

  @Override
  public void onPoll() {
    changes.tell();
  }

  @Override
  public void fatal(String what, Throwable cause) {
    if (!closed) {
      fatal.end(what, cause);
    }
  }

  @Override
  public void onApplied(Machine.Applied applied) {
    try {
      book.keep(raft().getCluster(), applied);
      belongings.lapse().learned(new Witness.Position(raft().getTerm(), applied.index()));
    } catch (IOException e) {
      throw new UncheckedIOException("the members can't be written to disk", e);
    }
    belongings.export().offer(applied);
    changes.tell();
  }

  @Override
  public void close() {
    halted(() -> raft().transition(Role.INACTIVE));
    raft().close();
    belongings.close();
  }

  /** Hears and says nothing any more, and does this as the last thing. */
  void halted(Runnable last) {
    closed = true;
    transport.close();
    CompletableFuture<Boolean> quiet = new CompletableFuture<>();
    try {
      raft()
          .getThreadContext()
          .execute(
              () -> {
                last.run();
                quiet.complete(true);
              });
      quiet.get(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      // It stands still already.
    }
  }
}
