package org.personalcontainers.core.spec.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Origin;
import org.personalcontainers.core.spec.tree.Scalars;

/** Lines of keys and values, indented, with the origins of values in a column of their own. */
final class Page {
  private static final int WIDEST = 44;

  private final Function<KeyPath, Optional<Origin>> origins;
  private final List<Line> lines = new ArrayList<>();
  private KeyPath path = KeyPath.ROOT;

  Page(Function<KeyPath, Optional<Origin>> origins) {
    this.origins = origins;
  }

  void value(String key, String text) {
    line(key, " " + text, origins.apply(path.key(key)));
  }

  void group(String key, Runnable content) {
    line(key, "", Optional.empty());
    KeyPath outer = path;
    path = path.key(key);
    content.run();
    path = outer;
  }

  void groupOrNone(String key, Map<?, ?> members, Runnable content) {
    if (members.isEmpty()) {
      value(key, "{}");
    } else {
      group(key, content);
    }
  }

  private void line(String key, String text, Optional<Origin> origin) {
    String indentation = "  ".repeat(path.steps().size());
    lines.add(new Line(indentation + Scalars.text(key) + ":" + text, origin));
  }

  String text() {
    int width =
        Math.min(WIDEST, lines.stream().mapToInt(line -> line.text().length()).max().orElse(0));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.shown(width)).append('\n'));
    return text.toString();
  }

  private record Line(String text, Optional<Origin> origin) {
    String shown(int width) {
      return origin
          .map(from -> text + " ".repeat(Math.max(0, width - text.length())) + "  # " + from)
          .orElse(text);
    }
  }
}
