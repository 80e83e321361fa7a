package org.personalcontainers.agent.join;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.spec.JoinFile;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.PublicPem;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.link.knock.Admission;
import org.personalcontainers.link.knock.Guest;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.OpenKey;

/**
 * This node on its way into a cluster, and at the door of its own: its identity, whom it belongs
 * to, who knocks at it, and where it knocks.
 */
public final class Joining implements AutoCloseable {
  private static final Duration HELD = Duration.ofSeconds(25);
  private static final Duration CLAIMS = Duration.ofSeconds(10);

  /** Where a packet to nobody in particular would leave: no such machine is there (RFC 5737). */
  private static final Contact ANYWHERE = new Contact("192.0.2.1", Contact.AGENT_PORT);

  private final SecureRandom chance = new SecureRandom();
  private final Node node;
  private final Optional<JoinFile> paper;
  private final Identity stranger;
  private final OpenKey own;
  private final Allegiance allegiance;
  private final Guests guests = new Guests(System::nanoTime);
  private final Doorways doorways;
  private final Optional<Knocker> knocker;
  private final Tls strangerTls;
  private volatile Tls tls;

  /**
   * What joining has to know of its machine.
   *
   * @param identity a directory for root alone
   * @param address by which the others reach it; empty: found out
   * @param manager the socket of this node's manager
   * @param sight what the agent sees, as the wire has it; empty: nothing yet
   */
  public record Node(
      NodeName name,
      String machine,
      Optional<Address> address,
      Path identity,
      Path manager,
      Supplier<Optional<String>> sight,
      Consumer<String> journal) {}

  /** Makes the node's key at the first start; reads what is known from then on. Knocks not yet. */
  public static Joining open(Node node, Optional<JoinFile> paper) throws IOException {
    return new Joining(node, paper);
  }

  private Joining(Node node, Optional<JoinFile> paper) throws IOException {
    this.node = node;
    this.paper = paper;
    this.stranger = identity();
    this.own = OpenKey.of(stranger.publicKey());
    this.strangerTls = Tls.of(stranger);
    this.tls = strangerTls;
    this.allegiance =
        Allegiance.read(node.identity().resolve("belonging.json"), System::nanoTime, this::entered);
    if (allegiance.belonging() instanceof Belonging.Member(Admission admission)) {
      this.tls = Tls.of(member(admission));
    }
    this.doorways = new TlsDoorways(() -> strangerTls, node.address());
    this.knocker = paper.map(this::knocker);
  }

  private Identity identity() throws IOException {
    Optional<Identity> kept = Identity.load(node.identity());
    if (kept.isPresent()) {
      return kept.get();
    }
    Identity fresh = Identity.stranger(node.name().value());
    fresh.store(node.identity());
    return fresh;
  }

  private Knocker knocker(JoinFile file) {
    Visit visit = new Visit(file, own, allegiance, node.sight(), chance);
    return new Knocker(doorways, visit, this::newcomer, () -> new Pacing(chance), node.journal());
  }

  private Newcomer newcomer(Address address) {
    return new Newcomer(node.name(), address, node.machine());
  }

  private Identity member(Admission admission) {
    return stranger.admitted(
        PublicPem.certificate(admission.certificate()),
        PublicPem.certificate(admission.authority()));
  }

  private void entered(Admission admission) {
    tls = Tls.of(member(admission));
    node.journal().accept("this node belongs to " + admission.cluster() + " now");
  }

  /** Begins to knock, where this node belongs nowhere yet and has a join.yml. */
  public void start() {
    if (!(allegiance.belonging() instanceof Belonging.Member)) {
      knocker.ifPresent(all -> all.start(paper.orElseThrow().managers()));
    }
  }

  /** As this node speaks at this moment: it changes when the node is let in. */
  public Tls tls() {
    return tls;
  }

  public OpenKey key() {
    return own;
  }

  public Belonging belonging() {
    return allegiance.belonging();
  }

  /** What strangers may ask for at the agent's port. */
  public Reception reception() {
    return new Reception(new Door(own, this::judge, chance));
  }

  private Judge judge() {
    boolean member = allegiance.belonging() instanceof Belonging.Member;
    return member || paper.isEmpty()
        ? new ManagerJudge(() -> Caller.unix(node.manager()), chance)
        : new OwnJudge(paper.get(), guests, chance, HELD);
  }

  /** What may be asked for at the agent's socket. */
  public Office office() {
    Proposer proposer = new Proposer(own.fingerprint(), allegiance, guests, CLAIMS);
    return new Office(own.fingerprint(), allegiance, guests, proposer, new Me());
  }

  private final class Me implements Office.Self {
    @Override
    public Optional<JoinFile> paper() {
      return paper;
    }

    @Override
    public Guest guest() {
      Address address = doorways.ownAddress(ANYWHERE).orElseGet(() -> new Address("127.0.0.1"));
      return new Guest(newcomer(address), own, Duration.ZERO, node.sight().get());
    }
  }

  @Override
  public void close() {
    knocker.ifPresent(Knocker::close);
  }
}
