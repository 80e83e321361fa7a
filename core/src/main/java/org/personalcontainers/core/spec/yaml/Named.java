package org.personalcontainers.core.spec.yaml;

import java.util.Optional;
import java.util.function.Function;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Wanted;

/** Groups whose keys are names that a person chooses. */
final class Named {
  private Named() {}

  /** The key as a name. */
  static <T> Optional<T> key(
      Findings findings, KeyPath path, Entry entry, Function<String, T> constructor) {
    try {
      return Optional.of(constructor.apply(entry.key()));
    } catch (UnfitValue unfit) {
      findings.add(path, entry.place(), unfit.wrong(), unfit.remedy());
      return Optional.empty();
    }
  }

  /** The value as text. */
  static Optional<String> text(Findings findings, KeyPath path, Entry entry) {
    if (entry.value() instanceof Tree.Scalar scalar && !Wanted.saysNothing(scalar)) {
      return Fields.read(findings, path, scalar, Forms.text("text"));
    }
    if (!(entry.value() instanceof Tree.Unreadable)) {
      findings.add(
          path,
          entry.value() instanceof Tree.Scalar
              ? path.last() + " has no value"
              : Wanted.describe(entry.value()) + " stands where text is wanted",
          "write " + path.last() + ": \"...\", or \"\" for an empty text");
    }
    return Optional.empty();
  }
}
