package org.personalcontainers.manager.store.atomix;

import io.atomix.cluster.MemberId;
import io.atomix.raft.cluster.RaftMember;
import io.atomix.raft.cluster.impl.DefaultRaftMember;
import io.atomix.raft.partition.impl.RaftNamespaces;
import io.atomix.raft.protocol.AppendRequest;
import io.atomix.raft.protocol.AppendResponse;
import io.atomix.raft.protocol.ConfigureRequest;
import io.atomix.raft.protocol.InstallRequest;
import io.atomix.raft.protocol.JoinRequest;
import io.atomix.raft.protocol.JoinResponse;
import io.atomix.raft.protocol.PollRequest;
import io.atomix.raft.protocol.PollResponse;
import io.atomix.raft.protocol.RaftResponse;
import io.atomix.raft.protocol.VoteRequest;
import io.atomix.raft.protocol.VoteResponse;
import io.atomix.raft.storage.log.entry.InitializeEntry;
import io.atomix.raft.storage.log.entry.RaftLogEntry;
import io.atomix.raft.zeebe.ZeebeEntry;
import io.atomix.utils.serializer.Serializer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A member that says what a test wants it to say. It is silent when it is not told what to answer.
 */
final class Puppet {
  private static final Serializer SERIALIZER = Serializer.using(RaftNamespaces.RAFT_PROTOCOL);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final org.personalcontainers.manager.store.MemberId self;
  private final org.personalcontainers.manager.store.MemberId other;
  private final Transport wire;
  private final Map<String, Answers> answers = new ConcurrentHashMap<>();

  Puppet(
      ChaosNetwork network,
      org.personalcontainers.manager.store.MemberId self,
      org.personalcontainers.manager.store.MemberId other) {
    this.self = self;
    this.other = other;
    wire = network.wire(self);
    wire.know(Map.of(other, TestGroup.address(other)));
  }

  private MemberId id() {
    return Members.engines(self);
  }

  CompletableFuture<RaftResponse> ask(Subject subject, Object question) {
    return wire.ask(other, subject.in("g1"), SERIALIZER.encode(question), LIMIT)
        .thenApply(SERIALIZER::decode);
  }

  /** How the other answers to a candidate whose log ends there. */
  VoteResponse stand(long term, long lastIndex, long lastTerm) {
    return (VoteResponse)
        ask(
                Subject.VOTE,
                VoteRequest.builder()
                    .withTerm(term)
                    .withCandidate(id())
                    .withLastLogIndex(lastIndex)
                    .withLastLogTerm(lastTerm)
                    .build())
            .join();
  }

  PollResponse poll(long term, long lastIndex, long lastTerm) {
    return (PollResponse)
        ask(
                Subject.POLL,
                PollRequest.builder()
                    .withTerm(term)
                    .withCandidate(id())
                    .withLastLogIndex(lastIndex)
                    .withLastLogTerm(lastTerm)
                    .build())
            .join();
  }

  /** What a leader sends after an entry, with some empty entries of its own term. */
  CompletableFuture<AppendResponse> append(
      long term, long after, long termAfter, int count, long committed) {
    List<RaftLogEntry> entries =
        Stream.generate(() -> (RaftLogEntry) new InitializeEntry(term, 1)).limit(count).toList();
    return append(term, after, termAfter, entries, committed);
  }

  /** The same with commands, as a leader of that term writes them. */
  CompletableFuture<AppendResponse> append(
      long term, long after, long termAfter, long committed, Command... commands) {
    List<RaftLogEntry> entries =
        Stream.of(commands).map(command -> (RaftLogEntry) entry(term, command)).toList();
    return append(term, after, termAfter, entries, committed);
  }

  private static ZeebeEntry entry(long term, Command command) {
    return new ZeebeEntry(term, 1, -1, -1, ByteBuffer.wrap(command.written()));
  }

  private CompletableFuture<AppendResponse> append(
      long term, long after, long termAfter, List<RaftLogEntry> entries, long committed) {
    return ask(
            Subject.APPEND,
            AppendRequest.builder()
                .withTerm(term)
                .withLeader(id())
                .withPrevLogIndex(after)
                .withPrevLogTerm(termAfter)
                .withEntries(new ArrayList<>(entries))
                .withCommitIndex(committed)
                .build())
        .thenApply(AppendResponse.class::cast);
  }

  CompletableFuture<RaftResponse> configure(
      long term, long index, List<org.personalcontainers.manager.store.MemberId> members) {
    List<RaftMember> list = new ArrayList<>();
    members.forEach(
        member ->
            list.add(
                new DefaultRaftMember(
                    Members.engines(member), RaftMember.Type.ACTIVE, Instant.EPOCH)));
    return ask(
        Subject.CONFIGURE,
        ConfigureRequest.builder()
            .withTerm(term)
            .withLeader(id())
            .withIndex(index)
            .withTime(1)
            .withMembers(list)
            .build());
  }

  CompletableFuture<RaftResponse> install(long term, long index, long lastTerm, Image image) {
    return install(term, index, lastTerm, image, 0, image.written().length);
  }

  /** A piece of it, from one byte to another. */
  CompletableFuture<RaftResponse> install(
      long term, long index, long lastTerm, Image image, int from, int to) {
    byte[] whole = image.written();
    return ask(
        Subject.INSTALL,
        InstallRequest.builder()
            .withCurrentTerm(term)
            .withLeader(id())
            .withIndex(index)
            .withTerm(lastTerm)
            .withTimestamp(0)
            .withVersion(1)
            .withData(ByteBuffer.wrap(Arrays.copyOfRange(whole, from, to)))
            .withChunkId(StoredSnapshot.place(from))
            .withNextChunkId(StoredSnapshot.place(to))
            .withInitial(from == 0)
            .withComplete(to == whole.length)
            .build());
  }

  JoinResponse join() {
    return (JoinResponse)
        ask(
                Subject.JOIN,
                JoinRequest.builder()
                    .withMember(
                        new DefaultRaftMember(id(), RaftMember.Type.PROMOTABLE, Instant.EPOCH))
                    .build())
            .join();
  }

  /** Asks in the name of another group. */
  void askIn(String group, Subject subject) {
    byte[] ignored = wire.ask(other, subject.in(group), new byte[0], LIMIT).join();
  }

  /** From now on answers what the other asks of this subject, too. */
  void answer(Subject subject, Answers about) {
    answers.put(subject.in("g1"), about);
    wire.serve(this::answer);
  }

  private CompletableFuture<byte[]> answer(String subject, byte[] question) {
    return Optional.ofNullable(answers.get(subject))
        .flatMap(about -> about.to(SERIALIZER.decode(question)))
        .map(answer -> CompletableFuture.completedFuture(SERIALIZER.encode(answer)))
        .orElseGet(CompletableFuture::new);
  }

  /** Empty: silence. */
  @FunctionalInterface
  interface Answers {
    Optional<RaftResponse> to(Object question);
  }
}
