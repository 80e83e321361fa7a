package org.personalcontainers.core.stack.yaml;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Place;
import org.personalcontainers.core.spec.tree.Tree;

/** What is said about one compose file; where a secret was filled in, nothing shows it. */
final class Remarks {
  private final Findings problems;
  private final Findings notices;
  private final Set<Place> secrets = new TreeSet<>();
  private final Set<KeyPath> lost = new HashSet<>();

  Remarks(Findings problems, Findings notices) {
    this.problems = problems;
    this.notices = notices;
  }

  Findings problems() {
    return problems;
  }

  Findings notices() {
    return notices;
  }

  void guard(Place place) {
    secrets.add(place);
  }

  boolean isSecret(Place place) {
    return secrets.contains(place);
  }

  void refuse(KeyPath path, Tree tree, String wrong, String remedy) {
    problems.add(path, tree.place(), wrong, remedy);
  }

  /** What stands there could not be taken, and a problem says so. */
  void lose(KeyPath path) {
    lost.add(path);
  }

  /** Nothing at that path can be called missing. */
  boolean isLost(KeyPath path) {
    return lost.contains(path);
  }

  /** What somebody makes of the text, or a problem that says why it cannot. */
  <T> Optional<T> read(KeyPath path, Tree.Scalar scalar, Function<String, T> form) {
    try {
      return Optional.of(form.apply(scalar.text()));
    } catch (UnfitValue unfit) {
      boolean secret = isSecret(scalar.place());
      refuse(
          path,
          scalar,
          secret ? "the secret that is filled in here does not fit" : unfit.wrong(),
          secret ? "set another one" : unfit.remedy());
      return Optional.empty();
    }
  }
}
