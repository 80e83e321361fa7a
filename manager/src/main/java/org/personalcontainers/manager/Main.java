package org.personalcontainers.manager;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.personalcontainers.manager.live.Manager;
import org.personalcontainers.manager.live.Places;

/** Started by systemd, where the cluster wants a manager. It needs neither Docker nor Gluster. */
public final class Main {
  private static final int LONGEST = 500;
  private static final long NOTIFYING_SECONDS = 5;

  /** systemd starts it again, and it reads its disk anew. */
  private static final int FATAL = 3;

  private Main() {}

  public static void main(String[] args) {
    try {
      Manager manager = Manager.started(Places.ofThisMachine(), Main::log, Main::end);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(manager)));
      sayReady();
      log("personal-containers-manager listens");
      // Once, after all that only a start needs: what is free now goes back to the system.
      System.gc();
      new CountDownLatch(1).await();
    } catch (Exception e) {
      System.err.println("personal-containers-manager cannot start: " + e);
      System.exit(1);
    }
  }

  /** A line for systemd's journal, of a bounded length whatever is in it. */
  private static void log(String line) {
    String one = line.replaceAll("\\s+", " ");
    System.out.println(one.length() <= LONGEST ? one : one.substring(0, LONGEST) + "...");
  }

  private static void end(String what, Throwable cause) {
    System.err.println("the store can't go on: " + what + ": " + cause);
    Runtime.getRuntime().halt(FATAL);
  }

  private static void close(Manager manager) {
    try {
      manager.close();
    } catch (IOException e) {
      System.err.println("closing the manager's sockets: " + e);
    }
  }

  private static void sayReady() throws IOException, InterruptedException {
    if (System.getenv("NOTIFY_SOCKET") != null) {
      new ProcessBuilder("systemd-notify", "--ready")
          .inheritIO()
          .start()
          .waitFor(NOTIFYING_SECONDS, TimeUnit.SECONDS);
    }
  }
}
