package org.personalcontainers.manager.certs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.DnsNames;
import org.personalcontainers.core.spec.EmailAddress;
import org.personalcontainers.core.spec.Ingress;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.manager.preview.Fresh;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.BooksDocument;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Turn;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.stack.Shelf;
import org.personalcontainers.manager.stack.StackPaper;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.MemoryGroup;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/** Three nodes, two managers' stores, and a hand on the clock. */
final class PlayedCluster {
  static final MemberId FIRST = new MemberId(new NodeName("pi1"), "0123456789abcdef");
  static final MemberId SECOND = new MemberId(new NodeName("pi2"), "123456789abcdef0");

  final MemoryGroup group = new MemoryGroup();
  final SortedMap<NodeName, Optional<ContentHash>> holds = new TreeMap<>();
  final List<String> journal = new ArrayList<>();
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Store leader = group.found(FIRST, new MemberAddress("192.168.1.11", 7673));

  PlayedCluster() {
    this(Optional.of(new EmailAddress("me@example.org")));
  }

  PlayedCluster(Optional<EmailAddress> email) {
    group.open(SECOND);
    leader.add(SECOND, new MemberAddress("192.168.1.12", 7673));
    ClusterSpec fresh = Fresh.spec(3);
    fresh.nodes().keySet().forEach(node -> holds.put(node, Optional.empty()));
    ClusterSpec spec = with(fresh, ingress(email, Ingress.Challenge.HTTP, Optional.empty()));
    Books books = Books.blank(spec, Ledger.blank(new ClusterId("test")));
    leader.commit(1, List.of(BooksDocument.write(books, Write.ABSENT)));
  }

  private static Ingress ingress(
      Optional<EmailAddress> email, Ingress.Challenge challenge, Optional<DnsNames> dns) {
    return new Ingress(
        Optional.empty(),
        email,
        new Ingress.Entrances.All(),
        new Ingress.Acme.LetsEncrypt(),
        challenge,
        Optional.empty(),
        dns);
  }

  private static ClusterSpec with(ClusterSpec spec, Ingress ingress) {
    return new ClusterSpec(
        spec.cluster(),
        spec.nodes(),
        spec.managers(),
        spec.networks(),
        spec.firewall(),
        spec.storage(),
        spec.failover(),
        ingress,
        spec.stacks());
  }

  /** How names are proved from now on. */
  void proves(Ingress.Challenge challenge, Optional<DnsNames> dns) {
    ClusterSpec spec = books().spec();
    ClusterSpec next = with(spec, ingress(spec.ingress().email(), challenge, dns));
    change(books -> new Change.Proposal.Next(books.declaring(next), List.of()));
  }

  Store leader() {
    return leader;
  }

  void elect(MemberId member) {
    group.elect(member);
    leader = group.open(member);
  }

  Books books() {
    return BooksDocument.of(leader).orElseThrow();
  }

  Cabinet cabinet() {
    return new Cabinet(leader.all());
  }

  void runs(String domain) {
    runs(domain, "traefik.docker.network: web");
  }

  /**
   * @param label one more
   */
  void runs(String domain, String label) {
    String compose =
        """
        services:
          web:
            image: "web:1"
            deploy:
              labels:
                traefik.enable: "true"
                traefik.http.routers.web.rule: "Host(`%s`)"
                %s
        """
            .formatted(domain, label);
    Rendered stack = new Rendered(compose, new TreeMap<>(), new TreeMap<>());
    StackName name = new StackName("web");
    Shelf shelf = new Shelf(leader.all());
    StackPaper paper =
        new StackPaper(
            shelf.next(name),
            now,
            "me",
            "web.yml",
            compose,
            stack,
            new TreeMap<>(),
            Optional.empty(),
            Optional.empty());
    TreeMap<StackName, StackWish> wishes = new TreeMap<>();
    wishes.put(name, new StackWish.Run(stack.content(), new TreeMap<>(), 0));
    change(books -> new Change.Proposal.Next(books.wishing(wishes), shelf.writes(name, paper)));
  }

  Verdict change(Change change) {
    return switch (change.on(books())) {
      case Change.Proposal.Refused(String reason) -> new Verdict.Refused(reason);
      case Change.Proposal.Next(Books next, List<Write> papers) -> commit(next, papers);
    };
  }

  private Verdict commit(Books next, List<Write> papers) {
    List<Write> writes = new ArrayList<>(papers);
    writes.add(BooksDocument.write(next, leader.get(BooksDocument.NAME).orElseThrow().revision()));
    return leader.commit(leader.standing().term(), writes) instanceof Outcome.Committed
        ? new Verdict.Committed()
        : new Verdict.Refused("another leads");
  }

  /** What the planner's orders would bring about. */
  void place() {
    holds.replaceAll((node, before) -> books().equipment());
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Optional<Turn> turn() {
    TreeMap<NodeName, Observation> seen = new TreeMap<>();
    holds.forEach((node, content) -> seen.put(node, seen(node, content)));
    Situation situation = books().situation(seen);
    Plan plan = new Plan(List.of(), List.of());
    return Optional.of(new Turn(leader.standing().term(), books(), situation, plan, 0));
  }

  private static Observation seen(NodeName node, Optional<ContentHash> content) {
    NodeStatus status = Fresh.status(node);
    return new Observation.Seen(
        content
            .map(
                held ->
                    status.withHost(
                        Fact.known(status.host().ifKnown().orElseThrow().withEquipment(held))))
            .orElse(status),
        List.of());
  }

  Clerk clerk(Acme acme) {
    return Clerk.idle(
        leader, acme, this::change, () -> now, this::turn, journal::add, journal::add);
  }
}
