package org.personalcontainers.lab.drill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.personalcontainers.lab.real.LabProblem;

/** Draws by a seed which moments of a bootstrap are hit, and how. */
final class Deck {
  /** Of each of these one is always among them: a brick, a volume's start, a new Raft member. */
  private static final List<String> ALWAYS =
      List.of("make the empty directory", "start volume", "keeps the store from now on");

  private final Random chance;

  Deck(long seed) {
    this.chance = new Random(seed);
  }

  /** One bootstrap, and what hits it. */
  record Card(Moment moment, Blow blow) {
    @Override
    public String toString() {
      return blow.words() + ", " + moment;
    }
  }

  /** Each deed at most once, and each blow about as often as the others. */
  List<Card> draw(List<String> deeds, int count) {
    List<String> left = new ArrayList<>(deeds);
    Collections.shuffle(left, chance);
    List<String> drawn = new ArrayList<>();
    for (String kind : ALWAYS) {
      String one = first(left, kind);
      left.remove(one);
      drawn.add(one);
    }
    drawn.addAll(left.subList(0, Math.clamp(count - drawn.size(), 0, left.size())));
    return dealt(drawn);
  }

  private static String first(List<String> deeds, String kind) {
    return deeds.stream()
        .filter(deed -> deed.contains(kind))
        .findFirst()
        .orElseThrow(() -> new LabProblem("no deed of the plan does \"" + kind + "\": " + deeds));
  }

  private List<Card> dealt(List<String> deeds) {
    List<Card> cards = new ArrayList<>();
    List<Blow> blows = new ArrayList<>();
    for (String deed : deeds) {
      if (blows.isEmpty()) {
        blows.addAll(List.of(Blow.values()));
        Collections.shuffle(blows, chance);
      }
      Moment.Phase phase = chance.nextBoolean() ? Moment.Phase.IN : Moment.Phase.AFTER;
      cards.add(new Card(new Moment(deed, phase), blows.removeLast()));
    }
    return cards;
  }
}
