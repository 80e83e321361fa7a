package org.personalcontainers.agent.join;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.knock.Knock;
import org.personalcontainers.link.knock.Nonce;
import org.personalcontainers.link.knock.Passed;
import org.personalcontainers.link.knock.Proof;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Stay;
import org.personalcontainers.link.knock.Transcript;
import org.personalcontainers.link.knock.Words;

/**
 * The door of a member: the manager on this node knows the keys, and decides. Where none answers,
 * this door tells nothing, and the node that knocks tries the others.
 *
 * @param manager a caller for the one word at a time that is passed on
 */
record ManagerJudge(Supplier<Caller> manager, RandomGenerator chance) implements Judge {
  static final String OPEN = "/v1/knocks/open";
  static final String STAY = "/v1/knocks/stay";

  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Duration HELD = Duration.ofSeconds(35);

  @Override
  public Proof open(Knock knock, Transcript transcript) {
    try {
      return new Proof(
          Words.OPENING
              .read(call(OPEN, Words.FIRST.write(new Passed.First(knock, transcript)), SHORT))
              .proof()
              .value());
    } catch (IOException | Unreadable e) {
      return new Proof(Nonce.drawn(chance).value());
    }
  }

  @Override
  public Ruling stay(Stay stay, Transcript transcript) {
    try {
      return Words.RULING.read(call(STAY, Words.PASSED.write(new Passed(stay, transcript)), HELD));
    } catch (IOException | Unreadable e) {
      return new Ruling.Refused("no manager decides here just now");
    }
  }

  private byte[] call(String path, byte[] body, Duration limit) throws IOException {
    try (Caller caller = manager.get()) {
      Answer answer = caller.call("POST", path, body, limit);
      if (answer.status() != 200) {
        throw new IOException("the manager answers " + answer.status());
      }
      return answer.body();
    }
  }
}
