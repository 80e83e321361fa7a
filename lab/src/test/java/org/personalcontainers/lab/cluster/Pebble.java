package org.personalcontainers.lab.cluster;

import java.nio.file.Path;
import java.time.Duration;
import org.personalcontainers.lab.image.ImageStore;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;

/** The real pebble on one node. */
record Pebble(RealNode at) {
  private static final String IMAGE = "ghcr.io/letsencrypt/pebble";
  private static final String NAMES_IMAGE = "ghcr.io/letsencrypt/pebble-challtestsrv";
  private static final String VERSION = ":2.6.0";

  private static final String SETTINGS =
      """
      {"pebble": {"listenAddress": "0.0.0.0:14000", "managementListenAddress": "0.0.0.0:15000",
       "certificate": "test/certs/localhost/cert.pem",
       "privateKey": "test/certs/localhost/key.pem",
       "httpPort": 80, "tlsPort": 443, "ocspResponderURL": "",
       "externalAccountBindingRequired": false, "retryAfter": {"authz": 1, "order": 1}}}
      """;

  /** With a name server for which every name leads to one node; the nodes believe it, too. */
  static Pebble started(RealLab lab, RealNode at, RealNode found) {
    at.load(image(NAMES_IMAGE));
    at.shell(
        "docker run -d --network host --name names "
            + NAMES_IMAGE
            + VERSION
            + " -dns01 :53 -defaultIPv4 "
            + found.address()
            + " -defaultIPv6 '' -http01 '' -https01 '' -tlsalpn01 ''");
    lab.nodes()
        .forEach(node -> node.shell("echo nameserver " + at.address() + " > /etc/resolv.conf"));
    return asking(lab, at, at.address() + ":53");
  }

  /**
   * Every node knows it by the name in its own certificate. It looks each time anew; by itself it
   * tosses a coin whether it believes what it has seen before.
   *
   * @param names the name server that it believes
   */
  static Pebble asking(RealLab lab, RealNode at, String names) {
    at.load(image(IMAGE));
    at.shell("cat > /root/pebble.json <<'END'\n" + SETTINGS + "END");
    at.shell(
        "docker run -d --network host --name pebble -e PEBBLE_VA_NOSLEEP=1 -e PEBBLE_AUTHZREUSE=0"
            + " -v /root/pebble.json:/pebble.json:ro "
            + IMAGE
            + VERSION
            + " -config /pebble.json -dnsserver "
            + names);
    at.shell("docker cp pebble:/test/certs/pebble.minica.pem /root/ca.pem");
    lab.nodes().forEach(node -> node.shell("echo " + at.address() + " pebble >> /etc/hosts"));
    Pebble pebble = new Pebble(at);
    pebble.awaitRoot();
    return pebble;
  }

  private static Path image(String name) {
    return ImageStore.of(LabHome.ofThisMachine(), System.out::println).archive(name);
  }

  private void awaitRoot() {
    Patience.until(
        Duration.ofMinutes(1),
        "pebble",
        () -> at.run("curl", "-skf", "-o", "/root/root.pem", root()).ok());
  }

  private static String root() {
    return "https://localhost:15000/roots/0";
  }

  /** The end of a cluster.yml that has certificates ordered here. */
  String declared() {
    return "ingress:\n  email: me@lab.test\n  acme: https://pebble:14000/dir\n  ca: |\n"
        + at.shell("sed 's/^/    /' /root/ca.pem")
        + "\n";
  }

  /** Every name leads there from now on. */
  void lead(String address) {
    Output told =
        at.run(
            "curl",
            "-sf",
            "-d",
            "{\"ip\":\"" + address + "\"}",
            "http://127.0.0.1:8055/set-default-ipv4");
    if (!told.ok()) {
      throw new AssertionError(told.toString());
    }
  }

  /** What it signs from now on lives so long; it believes in itself anew, and knows nobody. */
  void signsFor(Duration life) {
    at.shell(
        "sed -i 's/\"pebble\": {/&\"certificateValidityPeriod\": "
            + life.toSeconds()
            + ", /' /root/pebble.json");
    away();
    back();
  }

  void away() {
    at.shell("docker stop -t 1 pebble");
  }

  /** Like a real one, it forgets nothing by that. */
  void back() {
    at.shell("docker start pebble");
    awaitRoot();
  }
}
