package org.personalcontainers.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.personalcontainers.agent.docker.DockerEngine;
import org.personalcontainers.agent.docker.Events;
import org.personalcontainers.agent.host.LinuxHost;
import org.personalcontainers.agent.host.Programs;
import org.personalcontainers.agent.ingress.ChallengePort;
import org.personalcontainers.agent.ingress.Hatch;
import org.personalcontainers.agent.ingress.HatchSocket;
import org.personalcontainers.agent.logs.LogRoad;
import org.personalcontainers.agent.observe.Eyes;
import org.personalcontainers.agent.observe.Lookout;
import org.personalcontainers.agent.observe.Trace;
import org.personalcontainers.agent.perform.JoinTokens;
import org.personalcontainers.agent.perform.Performer;
import org.personalcontainers.agent.serve.Card;
import org.personalcontainers.agent.serve.Desk;
import org.personalcontainers.agent.serve.Fenced;
import org.personalcontainers.agent.serve.Figures;
import org.personalcontainers.agent.serve.Observations;
import org.personalcontainers.agent.serve.Orders;
import org.personalcontainers.agent.serve.Rights;
import org.personalcontainers.agent.serve.Tally;
import org.personalcontainers.agent.serve.Tokens;
import org.personalcontainers.agent.work.Clock;
import org.personalcontainers.agent.work.FenceFile;
import org.personalcontainers.agent.work.Fences;
import org.personalcontainers.agent.work.Hands;
import org.personalcontainers.agent.work.Jobs;
import org.personalcontainers.agent.work.LockedJobs;
import org.personalcontainers.agent.work.Standstill;
import org.personalcontainers.agent.work.StruckFile;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.port.Gluster;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.port.JoinToken;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.JoinSecret;
import org.personalcontainers.gluster.host.CommandedGluster;
import org.personalcontainers.gluster.host.LocalPrograms;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Server;
import org.personalcontainers.link.identity.UnixGroups;

/** An agent that runs: its parts, and its sockets. */
final class Agent implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  /** By so much a hand on the firewall or on glusterd may show later than at the next look. */
  private static final Duration RECENT = Duration.ofSeconds(2);

  private static final String PEOPLE = "pcctl";
  private static final Executor THREADS = Thread::startVirtualThread;

  private final Places places;
  private final NodeName node;
  private final Clock clock = Clock.monotonic();
  private final Standstill standstill = new Standstill(clock);
  private final Fences fences;
  private final StruckFile struck;
  private final Docker docker;
  private final Lookout lookout;
  private final Jobs jobs;
  private final Tally tally;
  private final Threshold threshold;
  private final Server socket;
  private final Optional<HatchSocket> hatch;
  private final ChallengePort challenges = new ChallengePort();
  private final Server port;

  private Agent(Places places, Consumer<String> log) throws IOException {
    this.places = places;
    this.node = places.node();
    this.fences = FenceFile.at(places.fence());
    this.docker = new DockerEngine(places.root(), places.docker(), new Programs(List.of()));
    Gluster gluster = new CommandedGluster(node, new LocalPrograms(), RECENT);
    LinuxHost host =
        new LinuxHost(places.root(), new Programs(List.of()), RECENT, challenges::give);
    restoreIngress(host, log);
    this.tally = new Tally(log);
    this.jobs = jobs(gluster, host);
    this.lookout =
        new Lookout(
            new Eyes(node, docker, gluster, host, THREADS),
            jobs::running,
            new Trace(places.root()),
            Lookout.Tempo.USUAL);
    fences.problem().ifPresent(log);
    this.threshold = new Threshold(places, node, lookout, log);
    this.struck = StruckFile.at(places.struck(), log);
    Desk desk = desk(new Rights(new UnixGroups(places.groups()), struck::known));
    this.socket = listening(desk);
    this.hatch = hatch(log);
    this.port = Server.tls(places.port(), threshold::tls, Bounds.ofDaemon(), threshold.port(desk));
  }

  private Jobs jobs(Gluster gluster, Host host) {
    Hands hands =
        (step, cargo) ->
            new Performer(node, docker, gluster, host, only(cargo.token()), cargo).perform(step);
    return new LockedJobs(fences, hands, clock, standstill, THREADS, new Waking(tally, this::wake));
  }

  private static JoinTokens only(Optional<JoinSecret> token) {
    return (via, swarm, role) ->
        token
            .map(secret -> Fact.known(new JoinToken(secret.value())))
            .orElseGet(() -> Fact.unknown("the order did not bring the swarm's token along"));
  }

  private void wake() {
    lookout.wake();
  }

  static Agent started(Places places, Consumer<String> log) throws IOException {
    Agent agent = new Agent(places, log);
    Thread.ofVirtual().name("lookout").start(agent.lookout::run);
    Thread.ofVirtual().name("docker-events").start(agent.events()::run);
    Thread.ofVirtual().name("standstill").start(agent::beat);
    Thread.ofVirtual().name("threshold").start(agent.threshold::run);
    return agent;
  }

  private Events events() {
    return new Events(places.docker(), lookout::wake);
  }

  private void beat() {
    try {
      while (true) {
        standstill.beat();
        Thread.sleep(Standstill.PACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Server listening(Handler desk) throws IOException {
    Files.createDirectories(places.sockets());
    Server server =
        Server.unix(
            places.socket(), PosixFilePermissions.fromString("rw-rw----"), Bounds.ofDaemon(), desk);
    letPeopleIn(places.socket());
    return server;
  }

  /** What Traefik finds there may be older than it should: a manager will say so. */
  private static void restoreIngress(LinuxHost host, Consumer<String> log) {
    try {
      host.restoreIngress();
    } catch (IOException e) {
      log.accept("Traefik finds no certificates on this node: " + e.getMessage());
    }
  }

  /** The agent has to be there for all the rest, where there is something in its way. */
  private Optional<HatchSocket> hatch(Consumer<String> log) {
    try {
      return Optional.of(HatchSocket.open(places.ingress(), Hatch.before(places.docker())));
    } catch (IOException e) {
      log.accept("Traefik finds no socket on this node: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Without the group, root alone comes in. */
  private static void letPeopleIn(Path socket) throws IOException {
    try {
      GroupPrincipal people =
          socket.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(PEOPLE);
      Objects.requireNonNull(Files.getFileAttributeView(socket, PosixFileAttributeView.class))
          .setGroup(people);
    } catch (UserPrincipalNotFoundException e) {
      return;
    }
  }

  private Desk desk(Rights rights) {
    ManagerUnit manager = new ManagerUnit(new Programs(List.of()));
    Membership membership = new Membership(manager, places.managerSocket());
    return new Desk(rights)
        .with(Rights.Right.LOOK, "GET /v1/node", request -> card())
        .with(Rights.Right.LOOK, "GET /v1/observation", new Observations(fences, lookout, struck))
        .with(Rights.Right.LOOK, "GET /v1/logs", new LogRoad(places.docker()))
        .with(Rights.Right.ORDER, "POST /v1/orders", new Orders(jobs, clock, PATIENCE))
        .with(Rights.Right.ORDER, "GET /v1/join-token", new Tokens(docker))
        .with(Rights.Right.METRICS, "GET /metrics", new Figures(tally, jobs, lookout))
        .with(Rights.Right.LOOK, "GET /v1/knocks", threshold::forPeople)
        .with(Rights.Right.FOUND, "POST /v1/manager", manager)
        .with(Rights.Right.ORDER, "POST /v1/membership", new Fenced(fences, membership))
        .with(
            Rights.Right.ORDER,
            "DELETE /v1/membership",
            new Fenced(fences, request -> manager.stop()))
        .with(Rights.Right.ADMIT, "GET /v1/company", threshold::forManager)
        .with(Rights.Right.ADMIT, "POST /v1/claims", threshold::forManager)
        .with(Rights.Right.ADMIT, "POST /v1/admissions", threshold::forManager);
  }

  private Response card() {
    Card card = new Card(node, Version.NUMBER, fences.highest(), fences.problem());
    return Response.json(Form.of(Card.class).write(card));
  }

  /** What is under way goes on without the agent: the next one looks what came of it. */
  @Override
  public void close() throws IOException {
    socket.close();
    if (hatch.isPresent()) {
      hatch.get().close();
    }
    challenges.close();
    port.close();
    threshold.close();
  }
}
