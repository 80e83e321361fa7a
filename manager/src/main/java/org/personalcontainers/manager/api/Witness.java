package org.personalcontainers.manager.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.check.Violation;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.core.step.Wording;
import org.personalcontainers.manager.reconcile.Chronicle;
import org.personalcontainers.manager.reconcile.Turn;

/** Keeps the last turn for all threads, wakes who waits for another, and writes the journal. */
public final class Witness implements Chronicle {
  private final Journal journal;
  private final Map<NodeName, String> lastRetries = new TreeMap<>();
  private final Map<NodeStep, Integer> orders = new HashMap<>();
  private final Map<NodeStep, String> answers = new HashMap<>();

  private final Map<NodeStep, String> lastStuck = new HashMap<>();

  /** What was done, and is planned again each time since. */
  private final Set<NodeStep> goingOn = new HashSet<>();

  /** Why the last order for a stack came to nothing. */
  private final Map<StackName, Complaint> complaints = new TreeMap<>();

  /** Of that content, and of no other. */
  private record Complaint(ContentHash content, String text) {}

  private Optional<Turn> turn = Optional.empty();
  private long changes;

  public Witness(Journal journal) {
    this.journal = journal;
  }

  /** The last one of this manager; empty where it does not lead. */
  public synchronized Optional<Turn> turn() {
    return turn;
  }

  synchronized Optional<String> complaint(StackName stack) {
    return Optional.ofNullable(complaints.get(stack)).map(Complaint::text);
  }

  synchronized long changes() {
    return changes;
  }

  /** Something else than a turn has changed, such as a document. */
  public synchronized void wake() {
    changes++;
    notifyAll();
  }

  synchronized void await(long seen, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    for (long left = longest.toMillis(); changes == seen && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  private synchronized void keep(Optional<Turn> last) {
    turn = last;
    wake();
  }

  @Override
  public void began(long term) {
    forget();
    journal.noteOwn("this manager decides, in term " + term);
  }

  /** Orders of an older reign are answered to nobody. */
  private synchronized void forget() {
    orders.clear();
    answers.clear();
    goingOn.clear();
    complaints.clear();
    lastStuck.clear();
  }

  @Override
  public void ended(String why) {
    keep(Optional.empty());
    journal.noteOwn("this manager decides nothing for now: " + why);
  }

  @Override
  public void seen(NodeName node, Duration lasted) {}

  @Override
  public void planned(Turn planned) {
    keepGoing(planned.plan());
    keep(Optional.of(planned));
  }

  private synchronized void keepGoing(Plan plan) {
    goingOn.retainAll(plan.steps());
    lastStuck.keySet().retainAll(plan.steps());
    Map<StackName, ContentHash> planned = new TreeMap<>();
    for (Step step : plan.steps()) {
      if (step instanceof SwarmStep.DeployStack deploy) {
        planned.put(deploy.stack(), deploy.content());
      }
    }
    complaints
        .entrySet()
        .removeIf(each -> !each.getValue().content().equals(planned.get(each.getKey())));
  }

  @Override
  public void broken(Turn broken, List<Violation> violations) {
    keep(Optional.of(broken));
    journal.note(
        Optional.empty(),
        Events.BROKEN_PLAN + ", and nothing of it is done; please report this: " + violations);
  }

  @Override
  public void failed(RuntimeException failure) {
    journal.note(Optional.empty(), "a change could not be judged, and was refused: " + failure);
  }

  @Override
  public void lapsed(ApprovalId approval) {
    journal.note(
        Optional.empty(),
        "approval "
            + approval
            + " is over: it was not used in a quarter of an hour, or another manager took over;"
            + " see: pcctl cluster approvals");
  }

  @Override
  public synchronized void ordered(Fence fence, NodeStep step) {
    orders.merge(step, 1, Integer::sum);
  }

  @Override
  public void answered(NodeStep step, StepResult result) {
    String text = Wording.deed(step);
    String told =
        switch (result) {
          case StepResult.Done done -> text;
          case StepResult.Retry(String problem) -> "not yet: " + text + ": " + problem;
          case StepResult.Stuck(String problem, String remedy) ->
              "stuck: " + text + ": " + problem + "; " + remedy;
          case StepResult.Stale(String reason) -> "no longer so: " + text + ": " + reason;
          case StepResult.Unsupported(String unknown) ->
              "its agent is too old for: " + text + "; upgrade personal-containers-agent there";
        };
    if (step instanceof SwarmStep.DeployStack deploy) {
      keepComplaint(deploy, result);
    }
    if (isNews(step, told)) {
      tell(step, result, told);
    }
  }

  private synchronized void keepComplaint(SwarmStep.DeployStack deploy, StepResult result) {
    complaint(result)
        .ifPresentOrElse(
            why -> complaints.put(deploy.stack(), new Complaint(deploy.content(), why)),
            () -> complaints.remove(deploy.stack()));
    wake();
  }

  private static Optional<String> complaint(StepResult result) {
    return switch (result) {
      case StepResult.Done done -> Optional.empty();
      case StepResult.Retry(String problem) -> Optional.of(problem);
      case StepResult.Stuck(String problem, String remedy) -> Optional.of(problem + "; " + remedy);
      case StepResult.Stale(String reason) -> Optional.of(reason);
      case StepResult.Unsupported(String unknown) -> Optional.of("the agent is too old for stacks");
    };
  }

  /** Whoever orders again what runs already hears the same answer once for each order. */
  private synchronized boolean isNews(NodeStep step, String answer) {
    boolean news = !answer.equals(answers.put(step, answer));
    int open = orders.getOrDefault(step, 1) - 1;
    if (open > 0) {
      orders.put(step, open);
    } else {
      orders.remove(step);
      answers.remove(step);
    }
    return news;
  }

  private void tell(NodeStep step, StepResult result, String told) {
    if (!isAgain(step, result, told)) {
      journal.note(Optional.of(step.node()), told);
    }
  }

  /** What is tried, or done, again and again without a pause is told once. */
  private synchronized boolean isAgain(NodeStep step, StepResult result, String told) {
    return switch (result) {
      case StepResult.Done done -> !goingOn.add(step);
      case StepResult.Retry retry -> told.equals(lastRetries.put(step.node(), told));
      case StepResult.Stuck stuck -> told.equals(lastStuck.put(step, told));
      case StepResult.Stale stale -> false;
      case StepResult.Unsupported unsupported -> false;
    };
  }
}
