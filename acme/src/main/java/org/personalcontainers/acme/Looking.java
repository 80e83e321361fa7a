package org.personalcontainers.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.acme.AcmeAnswer;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/** An authority looks whether names are ours. */
final class Looking {
  private Looking() {}

  /** What of an order it does not believe yet. */
  static List<Authorization> open(Order order) throws AcmeException {
    List<Authorization> open = new ArrayList<>();
    for (Authorization authorization : order.getAuthorizations()) {
      if (authorization.getStatus() != Status.VALID) {
        open.add(authorization);
      }
    }
    return open;
  }

  static <C extends Challenge> C challenge(Authorization authorization, Class<C> kind)
      throws AcmeException {
    return authorization
        .findChallenge(kind)
        .orElseThrow(
            () ->
                new AcmeException(
                    "it does not offer to look in this way; it offers "
                        + authorization.getChallenges().stream().map(Challenge::getType).toList()));
  }

  /** Has it look, and waits; why it does not believe it, or empty where it does. */
  static Optional<AcmeAnswer> look(Authorization authorization, Challenge challenge)
      throws AcmeException, InterruptedException {
    if (challenge.getStatus() == Status.PENDING) {
      challenge.trigger();
    }
    return switch (authorization.waitForCompletion(Client.PATIENCE)) {
      case VALID -> Optional.empty();
      case INVALID -> Optional.of(refused(authorization, challenge));
      default -> Optional.of(new AcmeAnswer.Undecided("it still looks whether the name is ours"));
    };
  }

  private static AcmeAnswer refused(Authorization authorization, Challenge asked)
      throws AcmeException {
    return new AcmeAnswer.Refused(
        challenge(authorization, asked.getClass())
            .getError()
            .map(Looking::words)
            .orElse("it does not believe that the name is ours, and does not say why"),
        Optional.empty());
  }

  static String words(Problem problem) {
    return problem.getDetail().or(problem::getTitle).orElseGet(problem::toString);
  }
}
