package org.personalcontainers.manager.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.api.StackChange;
import org.personalcontainers.core.api.StackDraft;
import org.personalcontainers.core.api.StackSource;
import org.personalcontainers.core.api.Stacks;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.VariableName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.manager.stack.StackPaper;

/** The stacks. Who hands one in has it kept: the leader sees to it that it runs, and goes on to. */
record StackRoads(Desk desk, Journal journal) {
  private static final Form<Stacks> STACKS = Form.of(Stacks.class);
  private static final Form<StackDraft> DRAFT = Form.of(StackDraft.class);
  private static final Form<StackSource> SOURCE = Form.of(StackSource.class);
  private static final Form<StackChange> CHANGE = Form.of(StackChange.class);

  List<Road> all() {
    return List.of(
        Road.get(
            "/v1/stacks",
            Stacks.class,
            "the stacks and how far they are; with `?hash=H&wait=S` as soon as it is another than H,"
                + " or after S seconds (at most 25)",
            this::stacks),
        Road.get(
            "/v1/stacks/{stack}/source",
            StackSource.class,
            "what it was made of last: the compose file, and what cluster.yml sets of it",
            this::source),
        Road.post(
            "/v1/stacks/{stack}",
            StackDraft.class,
            StackChange.class,
            "hands one in; `?dry=yes` only tries, here and in the next four",
            this::deploy),
        Road.post(
            "/v1/stacks/{stack}/rollback",
            StackChange.class,
            "hands in again what was handed in before",
            this::rollback),
        Road.post(
            "/v1/stacks/{stack}/stop",
            StackChange.class,
            "ends what runs of it; what was handed in stays, and its volumes",
            call -> paused(call, "stopped", Pausing::stop)),
        Road.post(
            "/v1/stacks/{stack}/start",
            StackChange.class,
            "has it run again as it was handed in last",
            call -> paused(call, "started", Pausing::start)),
        new Road(
            "DELETE",
            "/v1/stacks/{stack}",
            Optional.empty(),
            Optional.of(StackChange.class),
            "has it end; its volumes stay",
            this::remove));
  }

  private Response stacks(Call call) throws InterruptedException {
    String known = call.query("hash").orElse("");
    long end = System.nanoTime() + StatusRoads.patience(call).toNanos();
    while (true) {
      long changes = desk.cluster().changes();
      Stacks stacks = stacks();
      long left = end - System.nanoTime();
      if (!stacks.hash().equals(known) || left <= 0) {
        return Answers.of(STACKS, stacks);
      }
      desk.cluster().awaitChange(changes, Duration.ofNanos(left));
    }
  }

  /** What was handed in since the last look belongs to it. */
  private Stacks stacks() {
    Situation seen = desk.books().situation(desk.shown().situation().observations());
    StackView view = new StackView(seen, desk.shelf(), desk.cluster()::complaint);
    List<Stacks.Stack> all = view.all();
    String hash = ContentHash.of(all.toString().getBytes(StandardCharsets.UTF_8)).value();
    return new Stacks(hash.substring(0, 16), all);
  }

  private static StackName name(Call call) {
    try {
      return new StackName(call.named("stack"));
    } catch (IllegalArgumentException unfit) {
      throw Refused.badRequest(String.valueOf(unfit.getMessage()), "see: pcctl stack ls");
    }
  }

  /** Before the first time, there is what cluster.yml sets. */
  private Response source(Call call) {
    StackName name = name(call);
    Handing handing = new Handing(desk, name);
    Optional<StackPaper> paper =
        handing.sight().current().flatMap(content -> desk.shelf().find(name, content));
    return Answers.of(
        SOURCE,
        new StackSource(
            paper.map(StackPaper::file).orElse(""),
            paper.map(StackPaper::text).orElse(""),
            Values.firstOf(handing.declared().values(), masked(paper)).byName()));
  }

  /** That there is one is told of a secret, and no more. */
  private static Values masked(Optional<StackPaper> paper) {
    SortedMap<VariableName, Value> masked = new TreeMap<>();
    paper
        .map(StackPaper::said)
        .orElse(Values.NONE)
        .byName()
        .forEach(
            (name, value) ->
                masked.put(name, value instanceof Value.Secret ? new Value.Secret("***") : value));
    return new Values(masked);
  }

  private Response deploy(Call call) throws InterruptedException {
    StackName name = name(call);
    Handing handing = new Handing(desk, name);
    StackChange change = handing.deploy(call.body(DRAFT), call);
    tell(call, change, "handed in the stack " + name);
    return Answers.of(CHANGE, change);
  }

  private Response rollback(Call call) throws InterruptedException {
    StackName name = name(call);
    StackChange change = new Handing(desk, name).rollback(call);
    tell(call, change, "went back to the stack " + name + " of before");
    return Answers.of(CHANGE, change);
  }

  /** What is done to a stack that stays handed in. */
  private interface Deed {
    StackChange of(Pausing pausing, Call call) throws InterruptedException;
  }

  private Response paused(Call call, String word, Deed deed) throws InterruptedException {
    StackName name = name(call);
    StackChange change = deed.of(new Pausing(desk, new Handing(desk, name)), call);
    tell(call, change, word + " the stack " + name);
    return Answers.of(CHANGE, change);
  }

  private Response remove(Call call) throws InterruptedException {
    StackName name = name(call);
    StackChange change = new Handing(desk, name).remove(call);
    tell(call, change, "removed the stack " + name);
    return Answers.of(CHANGE, change);
  }

  private void tell(Call call, StackChange change, String deed) {
    List<String> names = new ArrayList<>();
    change
        .services()
        .forEach(service -> names.add(service.name() + " " + StackView.word(service.kind())));
    switch (change.outcome()) {
      case CHANGED ->
          journal.note(Optional.empty(), call.by() + " " + deed + ": " + String.join(", ", names));
      case UNCHANGED, TRIED -> {}
    }
  }
}
