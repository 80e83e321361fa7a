package org.personalcontainers.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.personalcontainers.agent.host.Programs;

/** Started by systemd, from local filesystems alone: it is there to mend the rest. */
public final class Main {
  private static final Duration NOTIFYING = Duration.ofSeconds(5);

  private Main() {}

  public static void main(String[] args) {
    Journal log = new Journal();
    try {
      Agent agent = Agent.started(Places.ofThisMachine(), log);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(agent)));
      sayReady();
      log.accept("personal-containers-agent " + Version.NUMBER + " listens");
      // Once, after all that only a start needs: what is free now goes back to the system.
      System.gc();
      new CountDownLatch(1).await();
    } catch (Exception e) {
      System.err.println("personal-containers-agent cannot start: " + e);
      System.exit(1);
    }
  }

  private static void close(Agent agent) {
    try {
      agent.close();
    } catch (IOException e) {
      System.err.println("closing the agent's sockets: " + e);
    }
  }

  private static void sayReady() {
    if (System.getenv("NOTIFY_SOCKET") != null) {
      new Programs(List.of()).run(NOTIFYING, List.of("systemd-notify", "--ready"));
    }
  }
}
