package org.personalcontainers.manager.store.atomix;

import io.atomix.cluster.MemberId;
import io.atomix.primitive.session.SessionId;
import io.atomix.raft.protocol.CloseSessionRequest;
import io.atomix.raft.protocol.CloseSessionResponse;
import io.atomix.raft.protocol.CommandRequest;
import io.atomix.raft.protocol.CommandResponse;
import io.atomix.raft.protocol.HeartbeatRequest;
import io.atomix.raft.protocol.HeartbeatResponse;
import io.atomix.raft.protocol.KeepAliveRequest;
import io.atomix.raft.protocol.KeepAliveResponse;
import io.atomix.raft.protocol.MetadataRequest;
import io.atomix.raft.protocol.MetadataResponse;
import io.atomix.raft.protocol.OpenSessionRequest;
import io.atomix.raft.protocol.OpenSessionResponse;
import io.atomix.raft.protocol.PublishRequest;
import io.atomix.raft.protocol.QueryRequest;
import io.atomix.raft.protocol.QueryResponse;
import io.atomix.raft.protocol.RaftServerProtocol;
import io.atomix.raft.protocol.ResetRequest;
import io.atomix.raft.protocol.TransferRequest;
import io.atomix.raft.protocol.TransferResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** The half of the engine's protocol that is not spoken here: sessions of clients. */
interface SessionlessProtocol extends RaftServerProtocol {
  private static <T> CompletableFuture<T> unspoken() {
    return CompletableFuture.failedFuture(new UnsupportedOperationException("no sessions here"));
  }

  @Override
  default CompletableFuture<OpenSessionResponse> openSession(MemberId to, OpenSessionRequest q) {
    return unspoken();
  }

  @Override
  default CompletableFuture<CloseSessionResponse> closeSession(MemberId to, CloseSessionRequest q) {
    return unspoken();
  }

  @Override
  default CompletableFuture<KeepAliveResponse> keepAlive(MemberId to, KeepAliveRequest q) {
    return unspoken();
  }

  @Override
  default CompletableFuture<QueryResponse> query(MemberId to, QueryRequest q) {
    return unspoken();
  }

  @Override
  default CompletableFuture<CommandResponse> command(MemberId to, CommandRequest q) {
    return unspoken();
  }

  @Override
  default CompletableFuture<MetadataResponse> metadata(MemberId to, MetadataRequest q) {
    return unspoken();
  }

  @Override
  default CompletableFuture<TransferResponse> transfer(MemberId to, TransferRequest q) {
    return unspoken();
  }

  @Override
  default CompletableFuture<HeartbeatResponse> heartbeat(MemberId to, HeartbeatRequest q) {
    return unspoken();
  }

  @Override
  default void publish(MemberId to, PublishRequest q) {}

  @Override
  default void registerOpenSessionHandler(
      Function<OpenSessionRequest, CompletableFuture<OpenSessionResponse>> handler) {}

  @Override
  default void unregisterOpenSessionHandler() {}

  @Override
  default void registerCloseSessionHandler(
      Function<CloseSessionRequest, CompletableFuture<CloseSessionResponse>> handler) {}

  @Override
  default void unregisterCloseSessionHandler() {}

  @Override
  default void registerKeepAliveHandler(
      Function<KeepAliveRequest, CompletableFuture<KeepAliveResponse>> handler) {}

  @Override
  default void unregisterKeepAliveHandler() {}

  @Override
  default void registerQueryHandler(
      Function<QueryRequest, CompletableFuture<QueryResponse>> handler) {}

  @Override
  default void unregisterQueryHandler() {}

  @Override
  default void registerCommandHandler(
      Function<CommandRequest, CompletableFuture<CommandResponse>> handler) {}

  @Override
  default void unregisterCommandHandler() {}

  @Override
  default void registerMetadataHandler(
      Function<MetadataRequest, CompletableFuture<MetadataResponse>> handler) {}

  @Override
  default void unregisterMetadataHandler() {}

  @Override
  default void registerTransferHandler(
      Function<TransferRequest, CompletableFuture<TransferResponse>> handler) {}

  @Override
  default void unregisterTransferHandler() {}

  @Override
  default void registerResetListener(
      SessionId session, Consumer<ResetRequest> listener, Executor executor) {}

  @Override
  default void unregisterResetListener(SessionId session) {}
}
