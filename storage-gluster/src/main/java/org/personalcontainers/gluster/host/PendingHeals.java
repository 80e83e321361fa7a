package org.personalcontainers.gluster.host;

import java.util.List;
import org.personalcontainers.core.status.Fact;

/** Reads what {@code volume heal info summary} says. */
final class PendingHeals {
  private static final String CONNECTED = "Connected";

  private PendingHeals() {}

  static Fact<Integer> of(Reply reply) {
    return switch (reply.fact(PendingHeals::count)) {
      case Fact.Known<Fact<Integer>>(Fact<Integer> count) -> count;
      case Fact.Unknown<Fact<Integer>>(String reason) -> Fact.unknown(reason);
    };
  }

  /**
   * Every whole brick lists what others lack, so the longest list is the number. What a brick that
   * is not asked would list is not known: only where there is nothing else is that the answer.
   */
  private static Fact<Integer> count(Element output) {
    List<Element> bricks = output.at("healInfo", "bricks").all("brick");
    List<Element> asked = bricks.stream().filter(PendingHeals::isAsked).toList();
    int most = asked.stream().mapToInt(PendingHeals::entries).max().orElse(0);
    if (most == 0 && (bricks.isEmpty() || asked.size() < bricks.size())) {
      return Fact.unknown(silent(bricks));
    }
    return Fact.known(most);
  }

  private static int entries(Element brick) {
    int entries = brick.number("totalNumberOfEntries");
    if (entries < 0) {
      throw new UnfitAnswer("a brick that lacks " + entries + " entries");
    }
    return entries;
  }

  private static boolean isAsked(Element brick) {
    return brick.word("status").equals(CONNECTED)
        && !brick.word("totalNumberOfEntries").equals("-");
  }

  private static String silent(List<Element> bricks) {
    return bricks.stream()
        .filter(brick -> !isAsked(brick))
        .findFirst()
        .map(brick -> "brick " + brick.word("name") + ": " + brick.word("status"))
        .orElse("heal info names no brick");
  }
}
