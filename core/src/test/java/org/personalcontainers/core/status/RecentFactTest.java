package org.personalcontainers.core.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentFactTest {
  private static final Duration AGE = Duration.ofNanos(100);

  private final Deque<Fact<Integer>> answers = new ArrayDeque<>();
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();
  private long now = -50;
  private final RecentFact<Integer> recent = recent(AGE);

  private RecentFact<Integer> recent(Duration age) {
    return new RecentFact<>(age, () -> now, this::answer);
  }

  private Fact<Integer> answer() {
    while (!meanwhile.isEmpty()) {
      meanwhile.remove().run();
    }
    return answers.remove();
  }

  private void willSay(Fact<Integer> first, Fact<Integer> second) {
    answers.addAll(List.of(first, second));
  }

  @Test
  void an_answer_is_good_for_its_age_counted_from_the_question() {
    willSay(Fact.known(1), Fact.known(2));
    assertEquals(Fact.known(1), recent.get());
    now += 99;
    assertEquals(Fact.known(1), recent.get());
    now += 1;
    assertEquals(Fact.known(2), recent.get());
  }

  @Test
  void a_change_makes_it_old() {
    willSay(Fact.known(1), Fact.known(2));
    recent.get();
    recent.forget();
    assertEquals(Fact.known(2), recent.get());
    assertEquals(Fact.known(2), recent.get());
  }

  @Test
  void what_nobody_knew_is_asked_again() {
    willSay(Fact.unknown("busy"), Fact.known(2));
    assertEquals(Fact.unknown("busy"), recent.get());
    assertEquals(Fact.known(2), recent.get());
  }

  @Test
  void an_answer_that_a_change_overtook_is_given_once_and_not_kept() {
    willSay(Fact.known(1), Fact.known(2));
    meanwhile.add(recent::forget);
    assertEquals(Fact.known(1), recent.get());
    assertEquals(Fact.known(2), recent.get());
  }

  @Test
  void without_an_age_nothing_is_kept() {
    willSay(Fact.known(1), Fact.known(2));
    RecentFact<Integer> never = recent(Duration.ZERO);
    assertEquals(Fact.known(1), never.get());
    assertEquals(Fact.known(2), never.get());
  }
}
