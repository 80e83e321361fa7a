package org.personalcontainers.manager.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Server;
import org.personalcontainers.link.identity.UnixGroups;
import org.personalcontainers.manager.api.Api;
import org.personalcontainers.manager.api.Forwarding;
import org.personalcontainers.manager.api.JoinRooms;
import org.personalcontainers.manager.api.Journal;
import org.personalcontainers.manager.api.PlanView;
import org.personalcontainers.manager.api.Tracer;
import org.personalcontainers.manager.api.Witness;
import org.personalcontainers.manager.certs.AcmeProcess;
import org.personalcontainers.manager.figures.Figures;
import org.personalcontainers.manager.figures.Tally;
import org.personalcontainers.manager.fleet.AgentLogs;
import org.personalcontainers.manager.fleet.Roads;
import org.personalcontainers.manager.join.AgentAtSocket;
import org.personalcontainers.manager.join.Founder;
import org.personalcontainers.manager.join.JoinDesk;
import org.personalcontainers.manager.join.Keychain;
import org.personalcontainers.manager.join.Porter;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.atomix.Fatal;

/** A manager that runs: its store and loop, and its sockets. */
public final class Manager implements AutoCloseable {
  private static final String PEOPLE = "pcctl";
  private static final Duration HELD = Duration.ofSeconds(20);
  private static final Duration FIRST_LEADER = Duration.ofSeconds(1);

  private final Realm realm;
  private final Server socket;
  private final Server port;

  private Manager(Realm realm, Server socket, Server port) {
    this.realm = realm;
    this.socket = socket;
    this.port = port;
  }

  /**
   * Starts it with whatever lies on the disk; blocks until its sockets are open.
   *
   * @param fatal is told when nothing that the store says may be believed any more
   */
  public static Manager started(Places places, Consumer<String> log, Fatal fatal)
      throws IOException {
    InstantSource clock = InstantSource.system();
    SecureRandom chance = new SecureRandom();
    Self self = Self.of(places.node(), places.identity());
    Journal journal = new Journal(self.node(), clock);
    Witness witness = new Witness(journal);
    Tracer tracer = new Tracer(clock, witness);
    Tally tally = new Tally(tracer);
    Hatch hatch = new Hatch();
    AgentAtSocket agent = new AgentAtSocket(Caller.unix(places.agent()));
    Realm realm =
        new Realm(
            new Stores(places, self, fatal),
            self,
            kept ->
                new Reign(
                    kept,
                    self,
                    roads(self, places),
                    new Reign.Voices(witness, tally, tracer, journal, log),
                    new Reign.Company(
                        new Whereto(places.doors().group()),
                        hatch,
                        new AcmeProcess(places.acme()))),
            () -> agent.company().self().newcomer().address());
    realm.goOn();
    Founder founder = new Founder(realm, agent, clock, chance, tracer);
    Keychain keys = new Keychain(realm, clock, chance);
    Porter porter = new Porter(realm, keys, clock, System::nanoTime, chance, HELD);
    AgentLogs logs = new AgentLogs(roads(self, places));
    Api api =
        new Api(JoinRooms.of(self.node(), realm, porter, keys, logs::read, journal, tracer, clock));
    hatch.open(api::answer);
    Handler leader = new Forwarding(api, realm, self::tls, places.api().getPort());
    Handler roads = new Figures(tally, realm, leader);
    JoinDesk joining = new JoinDesk(founder, porter, PlanView::preview);
    Server socket =
        socket(
            places,
            new Desk(
                joining,
                new MembershipDesk(self.node(), realm::heed),
                roads,
                new UnixGroups(places.groups())));
    Server port =
        Server.tls(places.api(), self::tls, Bounds.ofDaemon(), new Doorkeeper(self::struck, roads));
    Thread.startVirtualThread(() -> letIn(realm, founder));
    return new Manager(realm, socket, port);
  }

  private static Roads roads(Self self, Places places) {
    return Roads.overTls(self::tls, places.doors().agents());
  }

  private static Server socket(Places places, Handler desk) throws IOException {
    Files.createDirectories(places.sockets());
    Server server =
        Server.unix(
            places.socket(), PosixFilePermissions.fromString("rw-rw----"), Bounds.ofDaemon(), desk);
    letPeopleIn(places.socket());
    return server;
  }

  /** Without the group, root alone comes in. */
  private static void letPeopleIn(Path socket) throws IOException {
    try {
      var people =
          socket.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(PEOPLE);
      Objects.requireNonNull(Files.getFileAttributeView(socket, PosixFileAttributeView.class))
          .setGroup(people);
    } catch (UserPrincipalNotFoundException e) {
      return;
    }
  }

  /**
   * A crash after the founding, and before the nodes heard of it, may have left some outside: this
   * node itself does not knock at its own door.
   */
  private static void letIn(Realm realm, Founder founder) {
    try {
      while (!(realm.standing() instanceof Standing.Leading)) {
        if (realm.books().isEmpty() && realm.documents().isEmpty()) {
          return;
        }
        realm.awaitChange(realm.changes(), FIRST_LEADER);
      }
      realm.books().ifPresent(founder::letIn);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    port.close();
    realm.close();
  }
}
