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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.acme.dns.Complaint;
import org.personalcontainers.core.acme.AcmeAnswer;
import org.personalcontainers.core.acme.AcmeRequest;
import org.personalcontainers.core.acme.Proving;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.core.spec.Ingress;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** Asks an authority, by RFC 8555. */
final class Client {
  static final Duration PATIENCE = Duration.ofSeconds(60);
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
      return new AcmeAnswer.Refused(Complaint.of(e), e.getRetryAfter());
    } catch (AcmeServerException e) {
      return ITS_OWN.contains(e.getType().toString())
          ? new AcmeAnswer.Undecided(Complaint.of(e))
          : new AcmeAnswer.Refused(Complaint.of(e), Optional.empty());
    } catch (AcmeException | IOException | GeneralSecurityException e) {
      return new AcmeAnswer.Undecided(Complaint.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AcmeAnswer.Undecided("it was interrupted");
    }
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
    Optional<String> astray =
        switch (request.by()) {
          case HTTP -> Route.to(request.name().domain()).problem();
          case DNS -> Optional.empty();
        };
    return astray.isPresent()
        ? new AcmeAnswer.Undecided(astray.get())
        : placed(login.newOrder().domain(request.name().value()).create(), request.by());
  }

  private static AcmeAnswer placed(Order order, Ingress.Challenge by) throws AcmeException {
    SortedMap<Token, String> answers =
        switch (by) {
          case HTTP -> ByHttp.answers(order);
          case DNS -> Collections.emptySortedMap();
        };
    return new AcmeAnswer.Placed(URI.create(order.getLocation().toString()), answers);
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
      throws AcmeException, IOException, InterruptedException {
    return switch (request.proving()) {
      case Proving.Http http -> new ByHttp(request.name().domain(), http).prove(order);
      case Proving.Dns dns -> ByDns.of(dns).prove(order);
    };
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
              order.getError().map(Looking::words).orElse("it does not sign, and does not say why"),
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
