package org.personalcontainers.acme;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.acme.AcmeAnswer;
import org.personalcontainers.core.acme.Proving;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.core.spec.DomainName;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/** Has an authority ask our nodes, once they answer us as they are to answer it. */
record ByHttp(DomainName name, Proving.Http proving) {
  /** What it will ask for. */
  static SortedMap<Token, String> answers(Order order) throws AcmeException {
    TreeMap<Token, String> answers = new TreeMap<>();
    for (Authorization authorization : Looking.open(order)) {
      Http01Challenge challenge = Looking.challenge(authorization, Http01Challenge.class);
      answers.put(new Token(challenge.getToken()), challenge.getAuthorization());
    }
    return answers;
  }

  /** What there is against it; empty: it believes all. */
  Optional<AcmeAnswer> prove(Order order) throws AcmeException, InterruptedException {
    if (!proving.answers().keySet().containsAll(answers(order).keySet())) {
      return Optional.of(
          new AcmeAnswer.Refused("it was to be proved in another way before", Optional.empty()));
    }
    Entrances entrances = Entrances.of(name, proving);
    Optional<String> unanswered = entrances.problem();
    if (unanswered.isPresent()) {
      return Optional.of(new AcmeAnswer.Undecided(unanswered.get()));
    }
    return switch (Route.to(name).walked(entrances, proving.entrances())) {
      case Route.Verdict.Ours _ -> looked(order, Optional.empty());
      case Route.Verdict.Doubtful(String doubt) -> looked(order, Optional.of(doubt));
      case Route.Verdict.Astray(String problem) -> Optional.of(new AcmeAnswer.Undecided(problem));
    };
  }

  private static Optional<AcmeAnswer> looked(Order order, Optional<String> doubt)
      throws AcmeException, InterruptedException {
    for (Authorization authorization : Looking.open(order)) {
      Http01Challenge challenge = Looking.challenge(authorization, Http01Challenge.class);
      Optional<AcmeAnswer> obstacle = Looking.look(authorization, challenge);
      if (obstacle.isPresent()) {
        return obstacle.map(answer -> with(doubt, answer));
      }
    }
    return Optional.empty();
  }

  /** What was seen from here may be why. */
  private static AcmeAnswer with(Optional<String> doubt, AcmeAnswer answer) {
    return answer instanceof AcmeAnswer.Refused(String problem, var until)
        ? new AcmeAnswer.Refused(
            problem + doubt.map(words -> "; seen from here, " + words).orElse(""), until)
        : answer;
  }
}
