package org.personalcontainers.agent.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.status.Fact;

/** Questions run when the test says so. */
class GlanceTest {
  private final Deque<Runnable> threads = new ArrayDeque<>();
  private String answer = "first";

  private Glance<String> glance(Duration limit) {
    return new Glance<>("the daemon", limit, threads::add, () -> Fact.known(answer));
  }

  @Test
  void an_answer_in_time_is_known() {
    Glance<String> glance = glance(Duration.ofSeconds(60));
    Supplier<Fact<String>> asked = glance.ask();
    threads.remove().run();
    assertEquals(Fact.known("first"), asked.get());
  }

  @Test
  void what_hangs_is_unknown_and_not_asked_again_before_it_has_answered() {
    Glance<String> glance = glance(Duration.ZERO);
    assertTrue(glance.ask().get().toString().contains("did not answer"));
    assertTrue(glance.ask().get().toString().contains("since an earlier look"));
    assertEquals(1, threads.size());
    threads.remove().run();
    glance.ask();
    assertEquals(1, threads.size());
  }

  /** What was asked before says nothing of now. */
  @Test
  void a_late_answer_is_not_taken_for_a_new_one() {
    Glance<String> glance = glance(Duration.ofSeconds(60));
    glance.ask();
    threads.remove().run();
    answer = "second";
    Supplier<Fact<String>> asked = glance.ask();
    threads.remove().run();
    assertEquals(Fact.known("second"), asked.get());
  }

  @Test
  void a_question_that_fails_leaves_the_fact_unknown() {
    Glance<String> glance =
        new Glance<>(
            "the daemon",
            Duration.ofSeconds(60),
            threads::add,
            () -> {
              throw new IllegalStateException("unforeseen");
            });
    Supplier<Fact<String>> asked = glance.ask();
    threads.remove().run();
    assertTrue(asked.get().toString().contains("unforeseen"));
  }
}
