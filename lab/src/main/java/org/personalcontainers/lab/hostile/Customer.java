package org.personalcontainers.lab.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.Voice;

/** Somebody honest on another node, who asks again and again what a manager may ask. */
final class Customer implements AutoCloseable {
  private static final String CERTIFICATE =
      "/var/lib/personal-containers/manager/identity/identity.pem";

  private final Voice voice;
  private final RealNode node;
  private final List<String> places;
  private final List<String> answers = new ArrayList<>();
  private Duration longest = Duration.ZERO;
  private volatile boolean satisfied;

  private Customer(Voice voice, RealNode node, String address) {
    this.voice = voice;
    this.node = node;
    this.places =
        List.of("https://" + address + ":7670/v1/cluster", "https://" + address + ":7671/v1/node");
  }

  static Customer asking(Voice voice, RealNode node, String address) {
    Customer customer = new Customer(voice, node, address);
    Thread.ofPlatform().start(customer::askOn);
    return customer;
  }

  private void askOn() {
    while (!satisfied) {
      places.forEach(this::ask);
    }
  }

  private void ask(String place) {
    long start = System.nanoTime();
    String code =
        node.run(
                "curl",
                "-sk",
                "--max-time",
                "30",
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
                "--cert",
                CERTIFICATE,
                place)
            .text();
    note(code + " of " + place, Duration.ofNanos(System.nanoTime() - start));
  }

  private synchronized void note(String answer, Duration took) {
    answers.add(answer);
    longest = took.compareTo(longest) > 0 ? took : longest;
  }

  /** So many times from now on, and always before. */
  void mustBeServed(int more, Duration limit) {
    int goal = answered() + more;
    Patience.until(Duration.ofMinutes(2), "the customer's answers", () -> answered() >= goal);
    mustHaveBeenServed(limit);
  }

  private synchronized int answered() {
    return answers.size();
  }

  private synchronized void mustHaveBeenServed(Duration limit) {
    long good = answers.stream().filter(answer -> answer.startsWith("200")).count();
    voice.say(
        "  so far %d of %d honest requests were served, none later than %d ms"
            .formatted(good, answers.size(), longest.toMillis()));
    List<String> bad = answers.stream().filter(answer -> !answer.startsWith("200")).toList();
    Must.hold(bad.isEmpty(), "somebody honest was not served: " + bad);
    Must.hold(longest.compareTo(limit) < 0, "somebody honest waited for " + longest);
  }

  @Override
  public void close() {
    satisfied = true;
  }
}
