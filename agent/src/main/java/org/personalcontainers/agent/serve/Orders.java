package org.personalcontainers.agent.serve;

import java.time.Duration;
import org.personalcontainers.agent.work.Clock;
import org.personalcontainers.agent.work.Jobs;
import org.personalcontainers.agent.work.Waiter;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.wire.Dispatch;
import org.personalcontainers.core.wire.Order;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/** POST /v1/orders: has a step done, and waits for what comes of it as long as a call may last. */
public final class Orders implements Handler {
  private final Jobs jobs;
  private final Clock clock;
  private final Duration patience;

  public Orders(Jobs jobs, Clock clock, Duration patience) {
    this.jobs = jobs;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    Duration arrival = clock.now();
    try {
      Dispatch dispatch = Wire.readDispatch(request.body());
      return Response.json(Wire.write(result(arrival, dispatch)));
    } catch (Unreadable e) {
      return Response.text(400, "this is no order: " + e.getMessage());
    }
  }

  private StepResult result(Duration arrival, Dispatch dispatch) throws InterruptedException {
    return switch (dispatch.order()) {
      case Order.Newer newer -> newer.answer();
      case Order.Known(var fence, var step) ->
          step instanceof NodeStep nodeStep
              ? result(new Jobs.Ordered(arrival, fence, nodeStep, dispatch.cargo()))
              : new StepResult.Unsupported(step.getClass().getSimpleName());
    };
  }

  private StepResult result(Jobs.Ordered order) throws InterruptedException {
    try (Waiter waiter = jobs.take(order)) {
      return waiter
          .within(patience)
          .orElseGet(
              () ->
                  new StepResult.Retry(
                      "still running after "
                          + patience.toSeconds()
                          + " s; the same order again waits on"));
    }
  }
}
