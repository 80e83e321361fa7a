package org.personalcontainers.acme;

import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.personalcontainers.core.acme.AcmeAnswer;
import org.personalcontainers.core.acme.AcmeRequest;
import org.personalcontainers.core.cert.Token;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** Asks an authority, by RFC 8555. */
final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  /** The kinds of problem (RFC 8555, section 6.7) that are the authority's own. */
  private static final List<String> ITS_OWN =
      List.of("urn:ietf:params:acme:error:serverInternal", "urn:ietf:params:acme:error:badNonce");

  private final Login login;

  private Client(Login login) {
    this.login = login;
  }

  static AcmeAnswer answer(AcmeRequest request) {
    try {
      Trust.believe(request.account().ca());
      Client client = new Client(login(request.account()));
      return switch (request) {
        case AcmeRequest.Place place -> client.place(place);
        case AcmeRequest.Finish finish -> client.finish(finish);
      };
    } catch (AcmeRateLimitedException e) {
      return new AcmeAnswer.Refused(words(e), e.getRetryAfter());
    } catch (AcmeServerException e) {
      return ITS_OWN.contains(e.getType().toString())
          ? new AcmeAnswer.Undecided(words(e))
          : new AcmeAnswer.Refused(words(e), Optional.empty());
    } catch (AcmeException | IOException | GeneralSecurityException e) {
      return new AcmeAnswer.Undecided(words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AcmeAnswer.Undecided("it was interrupted");
    }
  }

  private static String words(Exception e) {
    Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
    return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
  }

  private static Login login(AcmeRequest.Account account)
      throws AcmeException, GeneralSecurityException {
    Session session = new Session(account.directory());
    session.networkSettings().setTimeout(ANSWER);
    return new AccountBuilder()
        .addEmail(account.email().value())
        .agreeToTermsOfService()
        .useKeyPair(Pairs.of(account.key()))
        .createLogin(session);
  }

  private AcmeAnswer place(AcmeRequest.Place request) throws AcmeException {
    Order order = login.newOrder().domain(request.name().value()).create();
    TreeMap<Token, String> answers = new TreeMap<>();
    for (Authorization authorization : order.getAuthorizations()) {
      if (authorization.getStatus() != Status.VALID) {
        Http01Challenge challenge = challenge(authorization);
        answers.put(new Token(challenge.getToken()), challenge.getAuthorization());
      }
    }
    return new AcmeAnswer.Placed(URI.create(order.getLocation().toString()), answers);
  }

  private static Http01Challenge challenge(Authorization authorization) throws AcmeException {
    return authorization
        .findChallenge(Http01Challenge.class)
        .orElseThrow(() -> new AcmeException("it does not offer to look by HTTP"));
  }

  private AcmeAnswer finish(AcmeRequest.Finish request)
      throws AcmeException, IOException, GeneralSecurityException, InterruptedException {
    Order order = login.bindOrder(url(request.order()));
    Optional<AcmeAnswer> obstacle =
        order.getStatus() == Status.PENDING ? prove(order, request) : Optional.empty();
    return obstacle.isPresent() ? obstacle.get() : sign(order, Pairs.of(request.key()));
  }

  private static URL url(URI order) throws MalformedURLException {
    return order.toURL();
  }

  private static Optional<AcmeAnswer> prove(Order order, AcmeRequest.Finish request)
      throws AcmeException, InterruptedException {
    Optional<String> unanswered = Entrances.of(request).problem();
    if (unanswered.isPresent()) {
      return Optional.of(new AcmeAnswer.Undecided(unanswered.get()));
    }
    for (Authorization authorization : order.getAuthorizations()) {
      if (authorization.getStatus() != Status.VALID) {
        Http01Challenge challenge = challenge(authorization);
        if (challenge.getStatus() == Status.PENDING) {
          challenge.trigger();
        }
        Status status = authorization.waitForCompletion(PATIENCE);
        if (status != Status.VALID) {
          return Optional.of(unproven(status, authorization));
        }
      }
    }
    return Optional.empty();
  }

  private static AcmeAnswer unproven(Status status, Authorization authorization)
      throws AcmeException {
    return status == Status.INVALID
        ? new AcmeAnswer.Refused(
            challenge(authorization)
                .getError()
                .map(Client::words)
                .orElse("it does not believe that the name is ours, and does not say why"),
            Optional.empty())
        : new AcmeAnswer.Undecided("it still looks whether the name is ours");
  }

  private static String words(Problem problem) {
    return problem.getDetail().or(problem::getTitle).orElseGet(problem::toString);
  }

  private static AcmeAnswer sign(Order order, KeyPair key)
      throws AcmeException, IOException, InterruptedException {
    order.fetch();
    if (order.getStatus() == Status.READY || order.getStatus() == Status.PENDING) {
      order.waitUntilReady(PATIENCE);
      order.execute(key);
    }
    Status status = order.waitForCompletion(PATIENCE);
    return switch (status) {
      case VALID -> issued(order);
      case INVALID ->
          new AcmeAnswer.Refused(
              order.getError().map(Client::words).orElse("it does not sign, and does not say why"),
              Optional.empty());
      default -> new AcmeAnswer.Undecided("it has not signed yet");
    };
  }

  private static AcmeAnswer issued(Order order) throws AcmeException, IOException {
    StringWriter chain = new StringWriter();
    order.getCertificate().writeCertificate(chain);
    X509Certificate leaf = order.getCertificate().getCertificate();
    return new AcmeAnswer.Issued(
        chain.toString(),
        leaf.getIssuerX500Principal().getName(),
        leaf.getNotBefore().toInstant(),
        leaf.getNotAfter().toInstant());
  }
}
