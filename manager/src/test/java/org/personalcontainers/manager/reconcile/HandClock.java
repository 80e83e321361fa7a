package org.personalcontainers.manager.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time passes when the test says so. */
final class HandClock implements Clock {
  private final List<Due> dues = new ArrayList<>();
  private long now = 1_000;

  private record Due(long at, Runnable deed) {}

  @Override
  public long now() {
    return now;
  }

  @Override
  public void later(long milliseconds, Runnable deed) {
    dues.add(new Due(now + milliseconds, deed));
  }

  void pass(long milliseconds) {
    long end = now + milliseconds;
    while (true) {
      List<Due> next =
          dues.stream()
              .filter(due -> due.at() <= end)
              .sorted(Comparator.comparingLong(Due::at))
              .toList();
      if (next.isEmpty()) {
        break;
      }
      Due due = next.getFirst();
      dues.remove(due);
      now = due.at();
      due.deed().run();
    }
    now = end;
  }
}
