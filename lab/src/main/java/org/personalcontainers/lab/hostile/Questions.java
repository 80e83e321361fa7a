package org.personalcontainers.lab.hostile;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.Voice;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Expected;
import org.personalcontainers.link.identity.Tls;

/** What people of all sorts ask at the two open ports of a manager's node, and may not know. */
record Questions(Voice voice, RealNode pi1, RealNode mallory, Visitors all) {
  private static final int API = 7670;
  private static final int AGENT = 7671;
  private static final byte[] NOTHING = new byte[0];
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** More than one address may ask at once, whatever it has asked before. */
  private static final int MANY = 200;

  private static final List<String> ROADS_OF_MANAGER =
      List.of(
          "/v1/cluster",
          "/v1/status",
          "/v1/spec",
          "/v1/keys",
          "/metrics",
          "/v1/nodes",
          "/v1/history",
          "/nowhere");
  private static final List<String> ROADS_OF_AGENT =
      List.of(
          "/v1/node",
          "/v1/observation",
          "/v1/join-token",
          "/metrics",
          "/v1/company",
          "/v1/knocks",
          "/nowhere");
  private static final List<String> ORDERS =
      List.of("/v1/orders", "/v1/manager", "/v1/membership", "/v1/admissions", "/v1/claims");

  void whoIsNobodyIsToldNothing() throws IOException {
    for (Visitor visitor : List.of(all.forger(), all.stranger(), all.agent())) {
      for (String road : ROADS_OF_MANAGER) {
        Must.be(403, visitor.get(pi1.address(), API, road), visitor + " at " + road);
      }
    }
    for (Visitor visitor : all.outsiders()) {
      for (String road : ROADS_OF_AGENT) {
        Must.be(403, visitor.get(pi1.address(), AGENT, road), visitor + " at " + road);
      }
      for (String road : ORDERS) {
        int status = visitor.status(pi1.address(), AGENT, "POST", road, NOTHING);
        Must.be(403, status, visitor + " at " + road);
      }
    }
    Must.be(200, all.manager().get(pi1.address(), AGENT, "/v1/node"), "a manager at its agent");
    Must.be(200, all.person().get(pi1.address(), API, "/v1/cluster"), "a person at the API");
    // A manager's certificate orders agents; the join key stays with the managers' own machines.
    Must.be(403, all.manager().get(pi1.address(), AGENT, "/v1/company"), "the join key");
  }

  void withoutACertificateNothingIsToldEither() throws IOException {
    for (String place :
        List.of("7670/v1/status", "7670/metrics", "7671/v1/observation", "7671/metrics")) {
      String url = "https://" + pi1.address() + ":" + place;
      String code = mallory.output("curl", "-sk", "-o", "/dev/null", "-w", "%{http_code}", url);
      Must.be("403", code, place);
    }
    byte[] tooMuch = new byte[300 * 1024];
    Must.be(413, strangers(AGENT, "/v1/knock", tooMuch), "a knock that is too long");
    Must.be(413, strangers(API, "/v1/plan", tooMuch), "a plan that is too long");
    Must.be(400, strangers(AGENT, "/v1/knock", new byte[9999]), "a knock that is none");
  }

  private int strangers(int port, String path, byte[] body) throws IOException {
    return all.stranger().status(pi1.address(), port, "POST", path, body);
  }

  void whoAsksAndAsksIsHeldBackAndNobodyElse() throws IOException {
    Tls tls = Tls.of(all.stranger().identity());
    InetSocketAddress door = new InetSocketAddress(pi1.address(), AGENT);
    try (Caller caller = Caller.tls(door, () -> tls, new Expected.AnyKey())) {
      int heard = 0;
      Answer answer = knock(caller);
      while (answer.status() != 429 && heard < MANY) {
        heard++;
        answer = knock(caller);
      }
      Must.be(429, answer.status(), "a stranger asked " + heard + " times without a pause");
      Must.hold(answer.retryAfter().isPresent(), "nobody said when to come again");
      voice.say("  a stranger was heard " + heard + " times, and then sent away for a while");
    }
    Must.be(200, all.manager().get(pi1.address(), AGENT, "/v1/node"), "a manager meanwhile");
  }

  private static Answer knock(Caller caller) throws IOException {
    return caller.call("POST", "/v1/knock/proof", NOTHING, LIMIT);
  }
}
