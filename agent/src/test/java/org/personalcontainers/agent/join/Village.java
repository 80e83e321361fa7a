package org.personalcontainers.agent.join;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.spec.JoinFile;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Exporter;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.knock.Claim;
import org.personalcontainers.link.knock.ClaimWish;
import org.personalcontainers.link.knock.Claiming;
import org.personalcontainers.link.knock.Knock;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.Nonce;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.link.knock.Opening;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Stay;
import org.personalcontainers.link.knock.Words;

/** Nodes that knock at each other in memory, over connections that lose words by seed. */
final class Village implements AutoCloseable {
  static final ClusterName HOME = new ClusterName("home");
  static final JoinKey KEY = JoinKey.of("seventeen bytes!!".getBytes(StandardCharsets.US_ASCII));
  static final Duration PATIENCE = Duration.ofMillis(150);

  /** Words get lost and are said again, soon: only a fault takes so long. */
  private static final Duration CLAIM_PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final Random chance;
  private final int lostOfTen;
  final Map<Contact, House> houses = new ConcurrentHashMap<>();

  Village(Path directory, long seed, int lostOfTen) {
    this.directory = directory;
    this.chance = new Random(seed);
    this.lostOfTen = lostOfTen;
  }

  static Contact contact(String name) {
    return new Contact(name, Contact.AGENT_PORT);
  }

  House house(String name, JoinKey key, String... managers) throws IOException {
    List<Contact> contacts =
        List.of(managers).stream().map(Village::contact).collect(Collectors.toList());
    House house = new House(name, new JoinFile(HOME, key, contacts));
    houses.put(contact(name), house);
    return house;
  }

  static OpenKey fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return OpenKey.of(generator.generateKeyPair().getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void mayLose(String what) throws IOException {
    if (chance.nextInt(10) < lostOfTen) {
      throw new IOException(what + " got lost");
    }
  }

  private synchronized Exporter exporter() {
    byte[] bytes = new byte[32];
    chance.nextBytes(bytes);
    return new Exporter(bytes);
  }

  @Override
  public void close() {
    houses.values().forEach(house -> house.knocker.close());
  }

  /** One node. */
  final class House {
    final NodeName name;
    final OpenKey key = fresh();
    final Guests guests = new Guests(System::nanoTime);
    final Allegiance allegiance;
    final Door door;
    final Knocker knocker;
    final List<String> told = new CopyOnWriteArrayList<>();
    private final JoinFile paper;
    private final AtomicInteger crowded = new AtomicInteger();

    House(String name, JoinFile paper) throws IOException {
      this.name = new NodeName(name);
      this.paper = paper;
      this.allegiance =
          Allegiance.read(directory.resolve(name + ".json"), System::nanoTime, entered -> {});
      Random own = new Random(name.hashCode());
      this.door = new Door(key, () -> new OwnJudge(paper, guests, new Random(1), PATIENCE), own);
      this.knocker =
          new Knocker(
              new Roads(this),
              visit(own),
              address -> new Newcomer(this.name, address, "machine-" + name),
              () -> new Pacing(own, Duration.ofMillis(10), Duration.ofMillis(200)),
              told::add);
    }

    Visit visit(Random own) {
      return new Visit(paper, key, allegiance, () -> Optional.of("{}"), own);
    }

    /** So many knocks are sent away before one is heard. */
    void crowdedFor(int knocks) {
      crowded.set(knocks);
    }

    private void mayBeCrowded() throws Crowded {
      if (crowded.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new Crowded(Duration.ofMillis(20));
      }
    }

    void knock() {
      knocker.start(paper.managers());
    }

    Claiming claim(House... all) throws InterruptedException {
      SortedMap<NodeName, Fingerprint> nodes = new TreeMap<>();
      for (House each : all) {
        nodes.put(each.name, each.key.fingerprint());
      }
      Claim claim =
          new Claim(
              HOME, name, key.fingerprint(), Nonce.drawn(new Random(name.hashCode())), Claim.TERM);
      Proposer proposer = new Proposer(key.fingerprint(), allegiance, guests, CLAIM_PATIENCE);
      return proposer.claim(new ClaimWish(claim, nodes));
    }

    Doorway road(Contact contact) throws IOException {
      mayLose("the connection");
      House to =
          Optional.ofNullable(houses.get(contact))
              .orElseThrow(() -> new IOException("nobody listens"));
      return new Road(key, to, exporter());
    }

    List<String> callers() {
      List<String> names = new ArrayList<>();
      guests.all().forEach(guest -> names.add(guest.newcomer().name().value()));
      names.sort(null);
      return names;
    }
  }

  /** One connection: each word goes over as bytes, and may get lost on its way there or back. */
  final class Road implements Doorway {
    private final OpenKey from;
    private final House to;
    private final Exporter exporter;

    Road(OpenKey from, House to, Exporter exporter) {
      this.from = from;
      this.to = to;
      this.exporter = exporter;
    }

    @Override
    public OpenKey door() {
      return to.key;
    }

    @Override
    public Exporter exporter() {
      return exporter;
    }

    @Override
    public Opening knock(Knock knock, Duration limit) throws IOException {
      mayLose("a knock");
      to.mayBeCrowded();
      Knock heard = Words.KNOCK.read(Words.KNOCK.write(knock));
      Opening opening = uninterrupted(() -> to.door.open(heard, from, exporter));
      mayLose("an opening");
      return Words.OPENING.read(Words.OPENING.write(opening));
    }

    @Override
    public Ruling stay(Stay stay, Duration limit) throws IOException {
      mayLose("a stay");
      to.mayBeCrowded();
      Stay heard = Words.STAY.read(Words.STAY.write(stay));
      Ruling ruling = uninterrupted(() -> to.door.stay(heard, from, exporter));
      mayLose("a ruling");
      return Words.RULING.read(Words.RULING.write(ruling));
    }

    @Override
    public void close() {}
  }

  private interface Wait<T> {
    T get() throws InterruptedException;
  }

  private static <T> T uninterrupted(Wait<T> wait) throws IOException {
    try {
      return wait.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The ways that a house knows. */
  record Roads(House from) implements Doorways {
    @Override
    public Doorway open(Contact contact) throws IOException {
      return from.road(contact);
    }

    @Override
    public Optional<Address> ownAddress(Contact contact) {
      return Optional.of(new Address("192.168.1.11"));
    }
  }
}
