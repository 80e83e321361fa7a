package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.ServiceSeen.Rollout;

/** {@code pcctl stack stop} and {@code start}, against the real API. */
final class StackPauseTest extends ShopStage {
  private String listed() {
    return stage
        .run("stack", "ls")
        .out()
        .lines()
        .filter(line -> line.startsWith("shop"))
        .findFirst()
        .orElse("");
  }

  private void done(Answer answer) {
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
  }

  @Test
  void whatIsStoppedStaysHandedInAndStartsAsItWas() throws IOException {
    done(stage.run("stack", "deploy", shop()));
    StackWish.Run before = assertInstanceOf(StackWish.Run.class, wish().orElseThrow());
    done(stage.run("stack", "stop", "shop"));
    assertEquals(Optional.of(new StackWish.Stopped(before.content())), wish());
    assertTrue(listed().matches("shop +stopped +0/1 .*"), listed());
    assertTrue(cluster.lastTurn().orElseThrow().plan().steps().isEmpty());
    Answer again = stage.run("stack", "stop", "shop");
    done(again);
    assertTrue(again.out().contains("Nothing to change"), again.out());
    assertTrue(stage.run("stack", "logs", "shop").err().contains("pcctl stack start shop"));
    done(stage.run("stack", "start", "shop"));
    StackWish.Run after = assertInstanceOf(StackWish.Run.class, wish().orElseThrow());
    assertEquals(before.services(), after.services());
    assertTrue(listed().matches("shop +runs +1/1 .*"), listed());
    assertTrue(text("stack/shop/1").contains("shop:1"), "what was handed in is kept once");
    assertTrue(stage.run("stack", "start", "shop").out().contains("Nothing to change"));
  }

  @Test
  void nothingIsStoppedThatIsOnlyTried() throws IOException {
    done(stage.run("stack", "deploy", shop()));
    Answer tried = stage.run("stack", "stop", "shop", "--dry-run");
    done(tried);
    assertTrue(tried.out().contains("web      stops"), tried.out());
    assertInstanceOf(StackWish.Run.class, wish().orElseThrow());
  }

  @Test
  void aDeployStartsWhatIsStopped() throws IOException {
    done(stage.run("stack", "deploy", shop()));
    done(stage.run("stack", "stop", "shop"));
    done(stage.run("stack", "deploy", shop()));
    assertTrue(listed().matches("shop +runs +1/1 .*"), listed());
  }

  @Test
  void aStoppedOneGoesBackAndGoes() throws IOException {
    done(stage.run("stack", "deploy", shop()));
    done(stage.run("stack", "deploy", shop(), "--set", "V=2"));
    done(stage.run("stack", "stop", "shop"));
    done(stage.run("stack", "rollback", "shop"));
    assertTrue(text("stack/shop/3").contains("shop:1"), text("stack/shop/3"));
    done(stage.run("stack", "stop", "shop"));
    done(stage.run("stack", "rm", "shop", "--yes"));
    assertEquals("", listed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "start"})
  void whatNobodyHandedInIsSaidSo(String verb) throws IOException {
    Answer answer = stage.run("stack", verb, "shop");
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer.out());
    assertTrue(answer.err().contains("nobody handed in a stack named shop"), answer.err());
    done(stage.run("stack", "deploy", shop()));
    done(stage.run("stack", "rm", "shop", "--yes"));
    shows(Rollout.STEADY, Optional.empty(), 1, "", 120);
    Answer foreign = stage.run("stack", verb, "shop");
    assertEquals(ExitCode.FAILED, foreign.code(), foreign.out());
    assertTrue(foreign.err().contains("docker stack rm shop"), foreign.err());
  }
}
