package org.personalcontainers.manager.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.personalcontainers.core.api.StackLogs;
import org.personalcontainers.core.api.Stacks;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Target;

/**
 * What containers wrote. It is read where it lies, by the agent of a node that manages the swarm.
 */
record LogRoads(Desk desk, LogSource source) {
  private static final Form<StackLogs> FORM = Form.large(StackLogs.class);

  /** What is passed on as it is: the agent judges it. */
  private static final List<String> PASSED = List.of("tail", "since", "after", "wait", "failed");

  private static final List<String> NUMBERS = List.of("tail", "since", "wait");

  /** Each is a question of its own to Docker. */
  private static final int MOST_SERVICES = 40;

  List<Road> all() {
    return List.of(
        Road.get(
            "/v1/stacks/{stack}/logs",
            StackLogs.class,
            "what its containers wrote; with `?service=S` those of one service, with `?tail=N` the"
                + " last N lines of each container, with `?since=S` of the last S seconds, with"
                + " `?failed=yes` of each service the container that failed last; with"
                + " `?after=NEXT&wait=S` what came after an answer with that `next`, waiting at most"
                + " S seconds (25)",
            this::logs));
  }

  private Response logs(Call call) {
    NUMBERS.forEach(word -> call.number(word, 0));
    Situation seen = desk.books().situation(desk.shown().situation().observations());
    Stacks.Stack stack = stack(seen, call);
    List<Stacks.Service> services = services(stack, call);
    if (stack.state() == Stacks.State.STOPPED) {
      String start = "the stack is stopped: pcctl stack start " + stack.name();
      return Answers.of(FORM, new StackLogs(List.of(), "", List.of(start)));
    }
    List<ServiceName> there =
        services.stream()
            .filter(LogRoads::isThere)
            .map(Stacks.Service::name)
            .limit(MOST_SERVICES)
            .toList();
    StackLogs logs =
        there.isEmpty()
            ? new StackLogs(List.of(), call.query("after").orElse(""), List.of())
            : asked(seen, stack, there, call);
    return Answers.of(FORM, call.query("after").isPresent() ? logs : explained(logs, services));
  }

  private Stacks.Stack stack(Situation seen, Call call) {
    String name = call.named("stack");
    List<Stacks.Stack> all = new StackView(seen, desk.shelf(), desk.cluster()::complaint).all();
    return all.stream()
        .filter(stack -> stack.name().value().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refused.notFound(
                    "there is no stack "
                        + name
                        + "; there are: "
                        + all.stream().map(Stacks.Stack::name).toList(),
                    "see: pcctl stack ls"));
  }

  private static List<Stacks.Service> services(Stacks.Stack stack, Call call) {
    if (stack.state() == Stacks.State.UNKNOWN) {
      throw Refused.notNow("nobody tells what runs: " + stack.note(), "try again");
    }
    Optional<String> named = call.query("service");
    List<Stacks.Service> asked =
        stack.services().stream()
            .filter(service -> named.map(service.name().value()::equals).orElse(true))
            .toList();
    if (asked.isEmpty()) {
      throw Refused.notFound(
          "the stack "
              + stack.name()
              + " has no service "
              + named.orElse("")
              + "; it has: "
              + stack.services().stream().map(Stacks.Service::name).toList(),
          "see: pcctl stack ps " + stack.name());
    }
    return asked;
  }

  /** What swarm does not know has no image there, either. */
  private static boolean isThere(Stacks.Service service) {
    return !service.image().isEmpty();
  }

  private StackLogs asked(
      Situation seen, Stacks.Stack stack, List<ServiceName> services, Call call) {
    Target target =
        Target.of("/v1/logs")
            .with("stack", stack.name().value())
            .with(
                "services",
                services.stream().map(ServiceName::value).collect(Collectors.joining(",")));
    for (String word : PASSED) {
      Optional<String> value = call.query(word);
      target = value.isPresent() ? target.with(word, value.get()) : target;
    }
    try {
      return source.read(manager(seen), target);
    } catch (IOException e) {
      throw Refused.notNow("what containers wrote can't be read: " + e.getMessage(), "try again");
    }
  }

  private static NodeSpec manager(Situation seen) {
    return seen.swarm()
        .flatMap(view -> Optional.ofNullable(seen.spec().nodes().get(view.via())))
        .orElseThrow(() -> Refused.notNow("no manager of the swarm tells what runs", "try again"));
  }

  /** Silence has many reasons. */
  private static StackLogs explained(StackLogs logs, List<Stacks.Service> services) {
    Set<ServiceName> heard =
        logs.lines().stream().map(StackLogs.Line::service).collect(Collectors.toSet());
    List<String> notices = new ArrayList<>(logs.notices());
    services.stream()
        .filter(service -> !heard.contains(service.name()))
        .map(LogRoads::silence)
        .forEach(notices::add);
    return new StackLogs(logs.lines(), logs.next(), notices);
  }

  private static String silence(Stacks.Service service) {
    if (service.running() > 0) {
      return service.name() + ": nothing was written";
    }
    String why = service.note().isEmpty() ? "" : ": " + service.note();
    return service.name()
        + (isThere(service) ? ": nothing was written, and nothing runs" : ": it was never started")
        + why;
  }
}
