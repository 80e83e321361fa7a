package org.personalcontainers.core.stack;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.personalcontainers.core.spec.UnfitValue;

/** A file or directory beside the compose file, or below it: what can be brought along with it. */
public record LocalPath(String value) implements Comparable<LocalPath> {
  private static final int LONGEST = 1_000;

  public LocalPath {
    if (value.isEmpty() || !value.equals(plain(value))) {
      throw new UnfitValue(quoted(value) + " is not a plain path", "write one such as conf/a.yml");
    }
  }

  /** In any spelling, with the remedy for one that leads elsewhere. */
  public static LocalPath of(String written) {
    if (written.length() > LONGEST) {
      throw new UnfitValue(
          "the path " + quoted(written) + " is too long", "use at most " + LONGEST + " characters");
    }
    if (written.startsWith("/") || written.startsWith("~")) {
      throw new UnfitValue(
          quoted(written) + " lies on this machine, and the nodes don't have it",
          "copy it beside the compose file, and write ./" + lastOf(written));
    }
    if (written.chars().anyMatch(c -> c < ' ' || c == 127)) {
      throw new UnfitValue(
          quoted(written) + " holds a control character", "rename it, and write it without");
    }
    return new LocalPath(plain(written));
  }

  private static String plain(String written) {
    Deque<String> steps = new ArrayDeque<>();
    for (String step : List.of(written.split("/", -1))) {
      if (step.equals("..") && steps.pollLast() == null) {
        throw new UnfitValue(
            quoted(written) + " leaves the directory of the compose file",
            "copy it beside the compose file, and write ./" + lastOf(written));
      }
      if (!List.of("", ".", "..").contains(step)) {
        steps.addLast(step);
      }
    }
    return steps.isEmpty() ? "." : String.join("/", steps);
  }

  private static String lastOf(String written) {
    String last = written.replaceAll("/+$", "").replaceAll(".*/", "");
    return last.isEmpty() || last.startsWith("~") || last.equals("..") ? "NAME" : last;
  }

  @Override
  public int compareTo(LocalPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
