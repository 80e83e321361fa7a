package org.personalcontainers.manager.certs;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.personalcontainers.core.acme.AcmeAnswer;
import org.personalcontainers.core.acme.AcmeRequest;
import org.personalcontainers.core.cert.Token;

/** An authority that signs whatever it is asked to, or says what a test has it say. */
final class PlayedAuthority implements Acme {
  static final Duration LIFE = Duration.ofDays(90);

  final List<AcmeRequest> asked = new ArrayList<>();
  Function<AcmeRequest, Optional<AcmeAnswer>> whim = request -> Optional.empty();
  private final PlayedCluster cluster;

  PlayedAuthority(PlayedCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public AcmeAnswer ask(AcmeRequest request) {
    asked.add(request);
    return whim.apply(request).orElseGet(() -> agree(request));
  }

  private AcmeAnswer agree(AcmeRequest request) {
    return switch (request) {
      case AcmeRequest.Place place -> placed();
      case AcmeRequest.Finish finish ->
          new AcmeAnswer.Issued(
              "-----BEGIN CERTIFICATE-----\n" + asked.size() + "\n",
              "CN=played",
              cluster.now,
              cluster.now.plus(LIFE));
    };
  }

  private AcmeAnswer placed() {
    TreeMap<Token, String> answers = new TreeMap<>();
    answers.put(new Token("token-of-order-" + asked.size() + "-long-enough"), "the proof");
    return new AcmeAnswer.Placed(URI.create("https://played/order/" + asked.size()), answers);
  }

  long placed(Class<? extends AcmeRequest> kind) {
    return asked.stream().filter(kind::isInstance).count();
  }
}
