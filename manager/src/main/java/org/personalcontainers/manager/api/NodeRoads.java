package org.personalcontainers.manager.api;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.api.Changed;
import org.personalcontainers.core.api.Labels;
import org.personalcontainers.core.api.Member;
import org.personalcontainers.core.api.Members;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.plan.Safety;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.manager.reconcile.Books;

/** The nodes. Each change is one of cluster.yml, of that node's lines alone. */
record NodeRoads(Desk desk, Gate gate, Journal journal) {
  private static final Form<Members> MEMBERS = Form.of(Members.class);
  private static final Form<Member> MEMBER = Form.of(Member.class);
  private static final Form<Labels> LABELS = Form.of(Labels.class);
  private static final Form<Changed> CHANGED = Form.of(Changed.class);

  List<Road> all() {
    return List.of(
        Road.get("/v1/nodes", Members.class, "the nodes, and who waits to be let in", this::nodes),
        Road.get("/v1/nodes/{node}", Member.class, "all that is known of one", this::node),
        new Road(
            "POST",
            "/v1/nodes/{node}/admit",
            Optional.empty(),
            Optional.empty(),
            "lets one in that knocks, whatever became of its key",
            this::admit),
        new Road(
            "POST",
            "/v1/nodes/{node}/replace",
            Optional.empty(),
            Optional.empty(),
            "gives a member's name to the other machine that knocks under it; 409 while the member"
                + " answers",
            this::replace),
        Road.post(
            "/v1/nodes/{node}/label",
            Labels.class,
            Changed.class,
            "sets and removes labels; `?dry=yes` only tries, here and in the next three",
            this::label),
        Road.post(
            "/v1/nodes/{node}/drain",
            Changed.class,
            "nothing runs there any more; 409 where that is not safe now",
            call -> avail(call, Availability.DRAIN)),
        Road.post(
            "/v1/nodes/{node}/activate",
            Changed.class,
            "things may run there again",
            call -> avail(call, Availability.ACTIVE)),
        new Road(
            "DELETE",
            "/v1/nodes/{node}",
            Optional.empty(),
            Optional.of(Changed.class),
            "takes it out of cluster.yml; 409 where that is not safe now, 422 where cluster.yml"
                + " needs it",
            this::remove));
  }

  private Response nodes(Call call) {
    return Answers.of(
        MEMBERS, new Members(new NodeView(desk.shown().situation()).all(), gate.waiting()));
  }

  private Response node(Call call) {
    NodeName name = name(call);
    Shown shown = desk.shown();
    NodeView view = new NodeView(shown.situation());
    Status.Node found =
        view.all().stream()
            .filter(node -> node.name().equals(name))
            .findFirst()
            .orElseThrow(() -> nobody(name));
    List<Planned.Wait> waiting =
        PlanView.waits(shown.plan()).stream()
            .filter(wait -> wait.node().equals(Optional.of(name)))
            .toList();
    return Answers.of(MEMBER, new Member(found, view.facts(name), waiting));
  }

  private static NodeName name(Call call) {
    try {
      return new NodeName(call.named("node"));
    } catch (IllegalArgumentException unfit) {
      throw Refused.badRequest(String.valueOf(unfit.getMessage()), "see: pcctl node ls");
    }
  }

  private Refused nobody(NodeName name) {
    return Refused.notFound(
        "there is no node " + name,
        "the nodes are " + desk.books().spec().nodes().keySet() + "; see: pcctl node ls");
  }

  private Response admit(Call call) throws InterruptedException {
    desk.books();
    NodeName name = name(call);
    return told(call, name, "let " + name + " in", gate.admit(name, call.by()));
  }

  /** Whoever still answers is not gone: two machines would be one. */
  private Response replace(Call call) throws InterruptedException {
    NodeName name = declared(desk.books(), name(call)).name();
    if (desk.turn().situation().seen(name).isPresent()) {
      throw Refused.conflict(
          "the member " + name + " answers, and can't be replaced by another machine",
          "switch it off first, or give the other machine another host name");
    }
    String done = "let another machine be " + name;
    return told(call, name, done, gate.replace(name, call.by()));
  }

  private Response told(Call call, NodeName name, String done, Gate.Admission came) {
    return switch (came) {
      case Gate.Admission.Admitted admitted -> {
        journal.note(Optional.of(name), call.by() + " " + done);
        yield Response.nothing();
      }
      case Gate.Admission.NobodyKnocks nobody ->
          throw Refused.notFound(
              "nobody called " + name + " knocks",
              "on that machine, look at: systemctl status personal-containers-agent, and at its"
                  + " join.yml");
      case Gate.Admission.Refused(String what, String remedy) ->
          throw Refused.conflict(what, remedy);
    };
  }

  private Response label(Call call) throws InterruptedException {
    Labels labels = call.body(LABELS);
    return change(
        call,
        "label " + call.named("node"),
        node ->
            new NodeSpec(node.name(), node.address(), labelled(node, labels), node.availability()));
  }

  private static SortedMap<LabelName, String> labelled(NodeSpec node, Labels labels) {
    TreeMap<LabelName, String> all = new TreeMap<>(node.labels());
    all.putAll(labels.set());
    all.keySet().removeAll(labels.remove());
    return all;
  }

  private Response avail(Call call, Availability wanted) throws InterruptedException {
    if (wanted == Availability.DRAIN) {
      checkSafe(name(call), "drained");
    }
    String why = (wanted == Availability.DRAIN ? "drain " : "activate ") + call.named("node");
    return change(
        call, why, node -> new NodeSpec(node.name(), node.address(), node.labels(), wanted));
  }

  private void checkSafe(NodeName name, String what) {
    declared(desk.books(), name);
    if (Safety.mayLose(desk.turn().situation(), name) instanceof Safety.Verdict.Unsafe(var why)) {
      throw Refused.conflict(
          name + " can't be " + what + " now: " + String.join("; ", why),
          "wait until that is no longer so: pcctl cluster status --watch");
    }
  }

  private NodeSpec declared(Books books, NodeName name) {
    return Optional.ofNullable(books.spec().nodes().get(name)).orElseThrow(() -> nobody(name));
  }

  private Response change(Call call, String why, UnaryOperator<NodeSpec> change)
      throws InterruptedException {
    Books books = desk.books();
    NodeSpec node = declared(books, name(call));
    TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>(books.spec().nodes());
    nodes.put(node.name(), change.apply(node));
    return declare(call, books, nodes, why);
  }

  private Response remove(Call call) throws InterruptedException {
    Books books = desk.books();
    NodeName name = declared(books, name(call)).name();
    TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>(books.spec().nodes());
    nodes.remove(name);
    if (nodes.isEmpty()) {
      throw Refused.conflict(
          name + " is the only node",
          "a cluster ends with its last node: purge the packages there");
    }
    checkSafe(name, "removed");
    return declare(call, books, nodes, "rm " + name);
  }

  private Response declare(Call call, Books books, SortedMap<NodeName, NodeSpec> nodes, String why)
      throws InterruptedException {
    String before = desk.archive().yaml(books);
    ClusterSpec wanted = books.spec().withNodes(nodes);
    String yaml =
        wanted.equals(books.spec()) ? before : NodeLines.changed(before, wanted, name(call));
    Desk.Draft draft = new Desk.Draft(books.ledger().revision(), yaml, why);
    return Answers.of(CHANGED, desk.declare(draft, call));
  }
}
