package org.personalcontainers.agent;

import java.util.function.Consumer;

/** Lines for systemd's journal, each of a bounded length and on one line whatever is in it. */
final class Journal implements Consumer<String> {
  private static final int LONGEST = 500;

  @Override
  public void accept(String line) {
    String one = line.replaceAll("\\s+", " ");
    System.out.println(one.length() <= LONGEST ? one : one.substring(0, LONGEST) + "...");
  }
}
