package org.personalcontainers.manager.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.personalcontainers.core.api.Member;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.step.Wording;

/** The nodes as the API tells them. */
record NodeView(Situation situation) {
  /** The declared ones, then members of the swarm that nobody declares. */
  List<Status.Node> all() {
    List<Status.Node> nodes = new ArrayList<>();
    situation.spec().nodes().values().forEach(node -> nodes.add(declared(node)));
    members().stream()
        .filter(member -> !situation.spec().nodes().containsKey(member.hostname()))
        // Who has just joined has told the swarm neither its name nor its address.
        .filter(member -> !member.address().equals(Address.NOWHERE))
        .map(NodeView::undeclared)
        .forEach(nodes::add);
    return nodes;
  }

  private List<SwarmNode> members() {
    return situation
        .swarm()
        .map(view -> List.copyOf(view.cluster().nodes().values()))
        .orElse(List.of());
  }

  private Status.Node declared(NodeSpec node) {
    Optional<SwarmNode> member = situation.member(node.name());
    SortedMap<LabelName, String> labels = member.map(SwarmNode::labels).orElse(node.labels());
    Status.Link link =
        situation.seen(node.name()).isPresent() ? Status.Link.ANSWERS : Status.Link.SILENT;
    return new Status.Node(
        node.name(),
        Optional.of(node.address()),
        link,
        note(node.name()),
        member.map(SwarmNode::role),
        Optional.of(member.map(SwarmNode::availability).orElse(node.availability())),
        labels,
        doing(node.name()));
  }

  private static Status.Node undeclared(SwarmNode member) {
    return new Status.Node(
        member.hostname(),
        Optional.of(member.address()),
        Status.Link.UNDECLARED,
        "a member of the swarm that cluster.yml does not name: it is left alone",
        Optional.of(member.role()),
        Optional.of(member.availability()),
        member.labels(),
        List.of());
  }

  private String note(NodeName node) {
    return switch (observation(node)) {
      case Observation.Unreachable(String reason, var steadyFor) -> reason;
      case Observation.Seen(NodeStatus status, var jobs) -> {
        StringJoiner notes = new StringJoiner("; ");
        addUnknown(notes, status);
        status
            .machine()
            .ifKnown()
            .ifPresent(machine -> MachineView.lacks(machine).forEach(notes::add));
        yield notes.toString();
      }
    };
  }

  private Observation observation(NodeName node) {
    return situation
        .observations()
        .getOrDefault(
            node, new Observation.Unreachable("it was not looked at yet", java.time.Duration.ZERO));
  }

  /** What the swarm's managers alone can know is nothing that a worker lacks. */
  private static void addUnknown(StringJoiner notes, NodeStatus status) {
    addUnknown(notes, "the host", status.host());
    addUnknown(notes, "swarm", status.swarm());
    addUnknown(notes, "networks", status.networks());
    addUnknown(notes, "Gluster", status.pool());
    addUnknown(notes, "bricks", status.bricks());
    addUnknown(notes, "mounts", status.mounts());
  }

  private static void addUnknown(StringJoiner notes, String what, Fact<?> fact) {
    if (fact instanceof Fact.Unknown<?>(String reason)) {
      notes.add(what + " is not known: " + reason);
    }
  }

  private List<Status.Doing> doing(NodeName node) {
    return observation(node) instanceof Observation.Seen(NodeStatus status, List<Job> jobs)
        ? jobs.stream().map(NodeView::doing).toList()
        : List.of();
  }

  private static Status.Doing doing(Job job) {
    return new Status.Doing(Wording.of(job.step()), job.runningFor());
  }

  /** All facts of one node, in the order in which a person wants them. */
  List<Member.Fact> facts(NodeName node) {
    List<Member.Fact> facts = new ArrayList<>();
    situation.seen(node).ifPresent(status -> addFacts(facts, status));
    return facts;
  }

  private static void addFacts(List<Member.Fact> facts, NodeStatus status) {
    facts.add(fact("swarm", status.swarm().ifKnown().map(NodeView::swarm), status.swarm()));
    facts.add(
        fact(
            "gluster peers",
            status.pool().ifKnown().map(pool -> pool.peers().size() + ""),
            status.pool()));
    facts.add(fact("bricks", status.bricks().ifKnown().map(NodeView::bricks), status.bricks()));
    facts.add(fact("mounts", status.mounts().ifKnown().map(NodeView::mounts), status.mounts()));
    status.machine().ifKnown().ifPresent(machine -> facts.addAll(MachineView.facts(machine)));
    Fact<SortedSet<HostPath>> unmounted = status.host().then(HostSeen::unmounted);
    facts.add(fact("disks not mounted", unmounted.ifKnown().map(NodeView::list), unmounted));
    facts.add(
        fact(
            "networks here",
            status.networks().ifKnown().map(networks -> list(networks.keySet())),
            status.networks()));
  }

  private static Member.Fact fact(String name, Optional<String> text, Fact<?> fact) {
    String unknown = fact instanceof Fact.Unknown<?>(String reason) ? reason : "";
    return new Member.Fact(name, text.orElse("not known: " + unknown));
  }

  private static String swarm(SwarmMembership membership) {
    return switch (membership) {
      case SwarmMembership.Outside _ -> "in none";
      case SwarmMembership.Member(var id, var role, var swarm) ->
          "a " + role.name().toLowerCase(Locale.ROOT) + ", as " + id;
      case SwarmMembership.Pending(String reason) -> "a join hangs: " + reason;
      case SwarmMembership.ClockTrouble(String reason) -> "its clock was wrong: " + reason;
      case SwarmMembership.Behind(var id, String reason) ->
          "a manager, as " + id + ", that has forgotten what it confirmed: " + reason;
    };
  }

  private static String list(Collection<?> names) {
    return names.isEmpty()
        ? "none"
        : names.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String bricks(SortedMap<VolumeName, BrickRoot> roots) {
    StringJoiner all = new StringJoiner(", ").setEmptyValue("none");
    roots.forEach(
        (volume, root) ->
            root.bricks().keySet().forEach(number -> all.add(volume + " brick." + number)));
    return all.toString();
  }

  private static String mounts(SortedMap<HostPath, Mount> mounts) {
    StringJoiner all = new StringJoiner(", ").setEmptyValue("none");
    mounts.forEach((path, mount) -> all.add(path + " " + VolumeView.state(mount)));
    return all.toString();
  }
}
