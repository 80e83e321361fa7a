package org.personalcontainers.core.stack.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.personalcontainers.core.stack.LocalPath;

/** The files that came with a compose file, and the names of those that did not. */
final class BroughtFiles {
  private final Map<LocalPath, byte[]> contents;
  private final List<LocalPath> lacking = new ArrayList<>();

  BroughtFiles(Map<LocalPath, byte[]> contents) {
    this.contents = contents;
  }

  Optional<byte[]> find(LocalPath path) {
    Optional<byte[]> content = Optional.ofNullable(contents.get(path));
    if (content.isEmpty()) {
      lacking.add(path);
    }
    return content;
  }

  List<LocalPath> lacking() {
    return List.copyOf(new TreeSet<>(lacking));
  }
}
