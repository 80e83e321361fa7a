package org.personalcontainers.manager.store.atomix;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;

/**
 * Carries questions of one member to another, and the answers back. Nothing is promised: a question
 * may be lost, come late, or be answered though the answer is lost. What arrives is whole and comes
 * from the member that it is said to come from.
 */
public interface Transport extends AutoCloseable {
  /** Answers what others ask; called on any thread, must not block. */
  @FunctionalInterface
  interface Service {
    CompletableFuture<byte[]> answer(String subject, byte[] question);
  }

  /** From now on questions are answered; before, they are refused. */
  void serve(Service service);

  /** Where the members are, all of them: replaces what was known before. */
  void know(Map<MemberId, MemberAddress> addresses);

  /** Never blocks. Ends exceptionally at the latest after the limit. */
  CompletableFuture<byte[]> ask(MemberId to, String subject, byte[] question, Duration limit);

  @Override
  void close();
}
