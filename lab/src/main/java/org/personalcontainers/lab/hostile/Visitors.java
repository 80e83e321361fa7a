package org.personalcontainers.lab.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Role;

/** Certificates of all sorts, some of them stolen from a node's disk. */
record Visitors(Visitor manager, Visitor agent, Visitor person, Visitor forger, Visitor stranger) {
  private static final String STATE = "/var/lib/personal-containers/";
  private static final String CONTEXT = "/root/.config/pcctl/contexts/home/";

  /** A person's certificate is made on the way, as a person gets one. */
  static Visitors of(RealNode node) throws IOException {
    String code = node.output("pcctl", "cluster", "invite", "anna", "--output", "json");
    String digits = code.replaceAll("(?s).*\"code\": *\"([^\"]+)\".*", "$1");
    // Another one may have been made by an earlier drill.
    node.run("pcctl", "context", "rm", "home");
    node.shell("echo " + digits + " | pcctl context add home https://" + node.address() + ":7670");
    Identity manager = stolen(node, STATE + "manager/identity/");
    return new Visitors(
        new Visitor("a manager of the cluster", manager),
        new Visitor("an agent of the cluster", stolen(node, STATE + "identity/")),
        new Visitor("a person", stolen(node, CONTEXT)),
        new Visitor("a manager by another authority of the same name", forged(manager, node)),
        new Visitor("a stranger", Identity.stranger(node.name().value())));
  }

  private static Identity stolen(RealNode node, String directory) throws IOException {
    return Identity.ofPem(Files.readString(node.inside(directory + "identity.pem")));
  }

  private static Identity forged(Identity manager, RealNode node) {
    ClusterId cluster = manager.cluster().orElseThrow();
    Authority own = Authority.found(cluster);
    Identity holder = Identity.stranger(node.name().value());
    return holder.admitted(
        own.issue(holder.publicKey(), Role.MANAGER, node.name().value(), Authority.FOR_EVER),
        own.certificate());
  }

  /** All that are no managers. */
  List<Visitor> outsiders() {
    return List.of(agent, person, forger, stranger);
  }
}
