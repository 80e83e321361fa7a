package org.personalcontainers.lab.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.personalcontainers.lab.image.ImageStore;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealNode;

/** The real Knot DNS on one node: it alone knows the zone, and takes changes signed by a key. */
public record NameServer(RealNode at) {
  public static final String ZONE = "lab.test";
  public static final String KEY = "acme";
  public static final String SECRET = "c2lnbmVkIGJ5IHRoZSBrZXkgb2YgdGhlIGxhYiBhbG9uZQ==";

  private static final String IMAGE = "cznic/knot";
  private static final String VERSION = ":3.4.6";
  private static final int SECONDS_TO_LIVE = 1;
  private static final Pattern TEXT = Pattern.compile(" TXT \"([^\"]*)\"");

  /** Every name of the zone leads to that address, at first. */
  public static NameServer started(RealNode at, String found) {
    ImageStore store = ImageStore.of(LabHome.ofThisMachine(), System.out::println);
    at.load(store.archive(IMAGE));
    write(at, "knot.conf", settings());
    write(at, "zone", records(at, found));
    at.shell(
        "docker run -d --network host --name knot -v /root/knot:/config "
            + IMAGE
            + VERSION
            + " /sbin/knotd -c /config/knot.conf");
    NameServer server = new NameServer(at);
    Patience.until(
        Duration.ofMinutes(1), "the name server", () -> server.knotc("zone-status", ZONE).ok());
    return server;
  }

  private static String settings() {
    return """
        server:
          rundir: /rundir
          listen: 0.0.0.0@53
        log:
          - target: stderr
            any: info
        database:
          storage: /storage
        key:
          - id: %s
            algorithm: hmac-sha256
            secret: %s
        acl:
          - id: changes
            key: %s
            action: update
        zone:
          - domain: %s
            storage: /config
            file: zone
            zonefile-sync: -1
            acl: changes
        """
        .formatted(KEY, SECRET, KEY, ZONE);
  }

  private static String records(RealNode at, String found) {
    return """
        $TTL %d
        @ SOA ns hostmaster 1 3600 600 86400 1
        @ NS ns
        ns A %s
        * A %s
        """
        .formatted(SECONDS_TO_LIVE, at.address(), found);
  }

  private static void write(RealNode at, String file, String text) {
    at.shell("mkdir -p /root/knot && cat > /root/knot/" + file + " <<'END'\n" + text + "END");
  }

  private Output knotc(String... words) {
    List<String> all =
        new ArrayList<>(
            List.of("docker", "exec", "knot", "/sbin/knotc", "-s", "/rundir/knot.sock"));
    all.addAll(List.of(words));
    return at.run(all.toArray(String[]::new));
  }

  private void done(String... words) {
    Output output = knotc(words);
    if (!output.ok()) {
      throw new AssertionError(output.toString());
    }
  }

  /** The node resolves names by it from now on. */
  public void isAskedBy(RealNode node) {
    node.shell("echo nameserver " + at.address() + " > /etc/resolv.conf");
  }

  /** From now on the name is there, and has no address. */
  public void note(String name) {
    done("zone-begin", ZONE);
    done("zone-set", ZONE, name + ".", String.valueOf(SECONDS_TO_LIVE), "TXT", "here");
    done("zone-commit", ZONE);
  }

  /** The texts that stand at a name of the zone. */
  public Set<String> texts(String name) {
    return TEXT.matcher(knotc("zone-read", ZONE, name + ".", "TXT").out())
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  /** From now on the name leads there. */
  public void lead(String name, String address) {
    done("zone-begin", ZONE);
    knotc("zone-unset", ZONE, name + ".", "A");
    done("zone-set", ZONE, name + ".", String.valueOf(SECONDS_TO_LIVE), "A", address);
    done("zone-commit", ZONE);
  }

  /** It is not there any more; so every name is unknown. */
  public void away() {
    at.shell("docker stop -t 1 knot");
  }

  public void back() {
    at.shell("docker start knot");
  }
}
