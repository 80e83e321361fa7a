package org.personalcontainers.core.spec.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.spec.NearMiss;
import org.personalcontainers.core.spec.UnfitValue;

/** What reading one file has brought to light: problems, the places of keys, origins of values. */
public final class Findings {
  /** Nobody mends more in one go, and a bad file must not fill a terminal or a log. */
  public static final int MOST_PROBLEMS = 100;

  private final FileKind kind;
  private final String file;
  private final int lastLine;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<KeyPath, Place> places = new HashMap<>();
  private final Map<KeyPath, Origin> origins = new LinkedHashMap<>();
  private boolean overflow;

  public Findings(FileKind kind, String file, String text) {
    this.kind = kind;
    this.file = file;
    this.lastLine = lastLine(text);
  }

  private static int lastLine(String text) {
    return Math.max(1, (int) text.lines().count());
  }

  public FileKind kind() {
    return kind;
  }

  /** A problem at the path's place, or at the nearest place that holds it. */
  public void add(KeyPath path, String wrong, String remedy) {
    add(path, placeOf(path), wrong, remedy);
  }

  public void add(KeyPath path, UnfitValue unfit) {
    add(path, unfit.wrong(), unfit.remedy());
  }

  public void add(KeyPath path, Place place, String wrong, String remedy) {
    if (isFull()) {
      overflow = true;
      return;
    }
    int line = Math.min(place.line(), lastLine);
    problems.add(new Problem(file, line, place.column(), path, wrong, remedy));
  }

  /** Nothing that is found from here on would be shown, so that nobody need look. */
  public boolean isFull() {
    return problems.size() >= MOST_PROBLEMS;
  }

  public boolean isEmpty() {
    return problems.isEmpty();
  }

  public List<Problem> problems() {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    if (overflow) {
      Problem last = sorted.getLast();
      sorted.add(
          new Problem(
              file,
              last.line(),
              last.column(),
              KeyPath.ROOT,
              "there are more problems than these " + MOST_PROBLEMS,
              "mend these first"));
    }
    return sorted;
  }

  /** "did you mean", or nothing; not looked for once nobody would see it. */
  public Optional<String> nearMiss(String typed, Collection<String> words) {
    return isFull() ? Optional.empty() : NearMiss.of(typed, words);
  }

  public void learnPlaces(Tree.Mapping tree) {
    places.put(KeyPath.ROOT, Place.START);
    learn(KeyPath.ROOT, tree);
  }

  private void learn(KeyPath path, Tree tree) {
    switch (tree) {
      case Tree.Mapping mapping ->
          mapping.entries().forEach(entry -> learn(path.key(entry.key()), entry));
      case Tree.Sequence sequence -> learnItems(path, sequence);
      case Tree.Scalar scalar -> learnScalar(path, scalar);
      case Tree.Unreadable _ -> {}
    }
  }

  private void learn(KeyPath path, Tree.Entry entry) {
    places.putIfAbsent(path, entry.place());
    learn(path, entry.value());
  }

  private void learnItems(KeyPath path, Tree.Sequence sequence) {
    for (int i = 0; i < sequence.items().size(); i++) {
      places.put(path.item(i), sequence.items().get(i).place());
      learn(path.item(i), sequence.items().get(i));
    }
  }

  /** A scalar's own place is better than its key's, unless there is nothing to see. */
  private void learnScalar(KeyPath path, Tree.Scalar scalar) {
    if (!scalar.text().isEmpty() || scalar.style() == Tree.Style.QUOTED) {
      places.put(path, scalar.place());
    }
  }

  public Place placeOf(KeyPath path) {
    KeyPath known = path;
    while (!places.containsKey(known) && !known.isRoot()) {
      known = known.parent();
    }
    return places.getOrDefault(known, Place.START);
  }

  /** The value at the path was written by a person. */
  public void written(KeyPath path) {
    origins.put(path, new Origin.Line(placeOf(path).line()));
  }

  public boolean isWritten(KeyPath path) {
    return origins.get(path) instanceof Origin.Line;
  }

  /** The value at the path was left out. */
  public void filledIn(KeyPath path, String reason) {
    origins.put(path, new Origin.Default(reason));
  }

  public Origins origins() {
    return new Origins(origins);
  }
}
