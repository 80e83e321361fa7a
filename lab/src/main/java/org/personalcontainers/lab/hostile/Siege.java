package org.personalcontainers.lab.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.Voice;
import org.personalcontainers.link.identity.Tls;

/** A stranger with several addresses before one node's ports, and what that costs its daemons. */
final class Siege {
  /** More than a port has places for: each address gets its share and no more. */
  static final int FACES = 5;

  /** What a daemon may hold more at its worst, and after it. */
  private static final int MOST_MORE_KILOBYTES = 40 * 1024;

  /** The places of its ports. */
  private static final int MOST_MORE_FILES = 200;

  /** Connections among the nodes themselves come and go. */
  private static final int FEW_FILES = 16;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final int SEATS_OF_ONE_ADDRESS = 16;

  private final Voice voice;
  private final List<Daemon> daemons;
  private final Customer customer;
  private final List<InetAddress> faces;
  private final Map<Daemon, Daemon.Weight> before = new LinkedHashMap<>();

  Siege(Voice voice, List<Daemon> daemons, Customer customer, List<InetAddress> faces) {
    this.voice = voice;
    this.daemons = daemons;
    this.customer = customer;
    this.faces = faces;
    daemons.forEach(daemon -> before.put(daemon, daemon.weight()));
  }

  /** Noise, records as long as they get, and more connections than there are places. */
  void of(InetSocketAddress port) {
    try (Crowd crowd = fresh(port)) {
      crowd.pour(100, 64 * 1024, new Random(port.getPort()));
      crowd.pourRecords(20, 4 << 20);
      crowd.gather(1_500);
      hold(port, "half a handshake each");
      leave(port, crowd);
    }
  }

  /** Connections that cost the port a handshake each, and then say nothing. */
  void of(InetSocketAddress port, Tls tls) {
    try (Crowd crowd = fresh(port)) {
      int through = crowd.sit(FACES * SEATS_OF_ONE_ADDRESS, tls);
      hold(port, through + " shook hands");
      Must.hold(through > 3 * SEATS_OF_ONE_ADDRESS, through + " is no siege");
      leave(port, crowd);
    }
  }

  private Crowd fresh(InetSocketAddress port) {
    return new Crowd(port, faces);
  }

  private void hold(InetSocketAddress port, String what) {
    customer.mustBeServed(6, LONGEST_WAIT);
    for (Daemon daemon : daemons) {
      Daemon.Weight weight = daemon.weight();
      voice.say("  " + port.getPort() + ", " + what + ": " + daemon + ": " + weight);
      bounded(daemon, weight);
      int more = weight.files() - old(daemon).files();
      Must.hold(more < MOST_MORE_FILES, daemon + " has " + more + " more files");
    }
  }

  /** A byte now and then does not hold a place. */
  private static void leave(InetSocketAddress port, Crowd crowd) {
    Patience.until(
        Duration.ofSeconds(40), "all to be sent away at " + port, () -> crowd.drip() == 0);
  }

  void mustHaveCostLittle() {
    for (Daemon daemon : daemons) {
      int most = old(daemon).files() + FEW_FILES;
      Patience.until(
          Duration.ofSeconds(30),
          daemon + " to hold no more than " + most + " files",
          () -> daemon.weight().files() <= most);
      Daemon.Weight after = daemon.weight();
      voice.say("  " + daemon + ": before " + old(daemon) + "; after " + after);
      bounded(daemon, after);
    }
  }

  private void bounded(Daemon daemon, Daemon.Weight now) {
    Must.hold(old(daemon).pid().equals(now.pid()), daemon + " was started again");
    int more = now.most() - old(daemon).most();
    Must.hold(more < MOST_MORE_KILOBYTES, daemon + " took " + more + " kB more");
  }

  private Daemon.Weight old(Daemon daemon) {
    return Optional.ofNullable(before.get(daemon)).orElseThrow();
  }

  static InetSocketAddress at(String address, int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByName(address), port);
  }
}
