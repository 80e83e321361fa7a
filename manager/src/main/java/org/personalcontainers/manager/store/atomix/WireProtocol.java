package org.personalcontainers.manager.store.atomix;

import io.atomix.cluster.MemberId;
import io.atomix.raft.partition.impl.RaftNamespaces;
import io.atomix.raft.protocol.AppendRequest;
import io.atomix.raft.protocol.AppendResponse;
import io.atomix.raft.protocol.ConfigureRequest;
import io.atomix.raft.protocol.ConfigureResponse;
import io.atomix.raft.protocol.InstallRequest;
import io.atomix.raft.protocol.InstallResponse;
import io.atomix.raft.protocol.JoinRequest;
import io.atomix.raft.protocol.JoinResponse;
import io.atomix.raft.protocol.LeaveRequest;
import io.atomix.raft.protocol.LeaveResponse;
import io.atomix.raft.protocol.PollRequest;
import io.atomix.raft.protocol.PollResponse;
import io.atomix.raft.protocol.RaftRequest;
import io.atomix.raft.protocol.RaftResponse;
import io.atomix.raft.protocol.ReconfigureRequest;
import io.atomix.raft.protocol.ReconfigureResponse;
import io.atomix.raft.protocol.VoteRequest;
import io.atomix.raft.protocol.VoteResponse;
import io.atomix.utils.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Turns the engine's questions into bytes for the transport, and lets the guard see every one. */
final class WireProtocol implements SessionlessProtocol {
  private static final Serializer SERIALIZER = Serializer.using(RaftNamespaces.RAFT_PROTOCOL);

  /** Answers one kind of question. */
  interface Handler extends Function<RaftRequest, CompletableFuture<RaftResponse>> {}

  private final org.personalcontainers.manager.store.MemberId self;
  private final String group;
  private final Transport transport;
  private final Guard guard;
  private final Witness witness = new Witness();
  private final Pulse pulse;
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();

  WireProtocol(
      org.personalcontainers.manager.store.MemberId self,
      String group,
      Transport transport,
      Guard guard,
      Pulse pulse) {
    this.self = self;
    this.group = group;
    this.transport = transport;
    this.guard = guard;
    this.pulse = pulse;
    transport.serve(this::answer);
  }

  private CompletableFuture<byte[]> answer(String subject, byte[] bytes) {
    if (subject.equals(Subject.ATTEST.in(group))) {
      MemberId member = MemberId.from(new String(bytes, StandardCharsets.UTF_8));
      return CompletableFuture.completedFuture(witness.of(Members.ours(member)).written());
    }
    Handler handler = handlers.get(subject);
    if (handler == null) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("nobody answers " + subject + " here"));
    }
    RaftRequest question = SERIALIZER.decode(bytes);
    return guard.incoming(question, handler).thenApply(SERIALIZER::encode);
  }

  /** How far this member once said to be, as another has heard it. */
  CompletableFuture<Witness.Position> attest(org.personalcontainers.manager.store.MemberId by) {
    return transport
        .ask(
            by,
            Subject.ATTEST.in(group),
            self.toString().getBytes(StandardCharsets.UTF_8),
            Subject.ATTEST.limit())
        .thenApply(Witness.Position::read);
  }

  private <A extends RaftResponse> CompletableFuture<A> ask(
      Subject subject, MemberId to, RaftRequest question, Class<A> type) {
    return guard.outgoing(question, allowed -> send(subject, to, allowed)).thenApply(type::cast);
  }

  private CompletableFuture<RaftResponse> send(Subject subject, MemberId to, RaftRequest question) {
    return transport
        .ask(Members.ours(to), subject.in(group), SERIALIZER.encode(question), subject.limit())
        .<RaftResponse>thenApply(SERIALIZER::decode)
        .whenComplete(
            (answer, error) -> {
              if (error == null) {
                witness.hear(Members.ours(to), question, answer);
                pulse.hear(Members.ours(to), answer);
              }
            });
  }

  /** The engine registers for a kind of question only what answers that kind. */
  @SuppressWarnings("unchecked")
  private <Q extends RaftRequest, A extends RaftResponse> void register(
      Subject subject, Function<Q, CompletableFuture<A>> handler) {
    handlers.put(
        subject.in(group),
        question -> handler.apply((Q) question).thenApply(RaftResponse.class::cast));
  }

  private void unregister(Subject subject) {
    handlers.remove(subject.in(group));
  }

  @Override
  public CompletableFuture<AppendResponse> append(MemberId to, AppendRequest question) {
    return ask(Subject.APPEND, to, question, AppendResponse.class);
  }

  @Override
  public CompletableFuture<PollResponse> poll(MemberId to, PollRequest question) {
    return ask(Subject.POLL, to, question, PollResponse.class);
  }

  @Override
  public CompletableFuture<VoteResponse> vote(MemberId to, VoteRequest question) {
    return ask(Subject.VOTE, to, question, VoteResponse.class);
  }

  @Override
  public CompletableFuture<ConfigureResponse> configure(MemberId to, ConfigureRequest question) {
    return ask(Subject.CONFIGURE, to, question, ConfigureResponse.class);
  }

  @Override
  public CompletableFuture<InstallResponse> install(MemberId to, InstallRequest question) {
    return ask(Subject.INSTALL, to, question, InstallResponse.class);
  }

  @Override
  public CompletableFuture<JoinResponse> join(MemberId to, JoinRequest question) {
    return ask(Subject.JOIN, to, question, JoinResponse.class);
  }

  @Override
  public CompletableFuture<LeaveResponse> leave(MemberId to, LeaveRequest question) {
    return ask(Subject.LEAVE, to, question, LeaveResponse.class);
  }

  @Override
  public CompletableFuture<ReconfigureResponse> reconfigure(
      MemberId to, ReconfigureRequest question) {
    return ask(Subject.RECONFIGURE, to, question, ReconfigureResponse.class);
  }

  @Override
  public void registerAppendHandler(
      Function<AppendRequest, CompletableFuture<AppendResponse>> handler) {
    register(Subject.APPEND, handler);
  }

  @Override
  public void registerPollHandler(Function<PollRequest, CompletableFuture<PollResponse>> handler) {
    register(Subject.POLL, handler);
  }

  @Override
  public void registerVoteHandler(Function<VoteRequest, CompletableFuture<VoteResponse>> handler) {
    register(Subject.VOTE, handler);
  }

  @Override
  public void registerConfigureHandler(
      Function<ConfigureRequest, CompletableFuture<ConfigureResponse>> handler) {
    register(Subject.CONFIGURE, handler);
  }

  @Override
  public void registerInstallHandler(
      Function<InstallRequest, CompletableFuture<InstallResponse>> handler) {
    register(Subject.INSTALL, handler);
  }

  @Override
  public void registerJoinHandler(Function<JoinRequest, CompletableFuture<JoinResponse>> handler) {
    register(Subject.JOIN, handler);
  }

  @Override
  public void registerLeaveHandler(
      Function<LeaveRequest, CompletableFuture<LeaveResponse>> handler) {
    register(Subject.LEAVE, handler);
  }

  @Override
  public void registerReconfigureHandler(
      Function<ReconfigureRequest, CompletableFuture<ReconfigureResponse>> handler) {
    register(Subject.RECONFIGURE, handler);
  }

  @Override
  public void unregisterAppendHandler() {
    unregister(Subject.APPEND);
  }

  @Override
  public void unregisterPollHandler() {
    unregister(Subject.POLL);
  }

  @Override
  public void unregisterVoteHandler() {
    unregister(Subject.VOTE);
  }

  @Override
  public void unregisterConfigureHandler() {
    unregister(Subject.CONFIGURE);
  }

  @Override
  public void unregisterInstallHandler() {
    unregister(Subject.INSTALL);
  }

  @Override
  public void unregisterJoinHandler() {
    unregister(Subject.JOIN);
  }

  @Override
  public void unregisterLeaveHandler() {
    unregister(Subject.LEAVE);
  }

  @Override
  public void unregisterReconfigureHandler() {
    unregister(Subject.RECONFIGURE);
  }
}
