package org.personalcontainers.cli.stack;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.api.StackDraft;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.stack.Brought;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.StackFile;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.VariableName;
import org.personalcontainers.core.stack.yaml.StackYaml;

/** A compose file without problems, with its values and what lies beside it. */
record ReadStack(ComposeFile compose, Values values, StackFile file, List<Problem> notices) {
  static ReadStack of(ComposeFile compose, Values values) {
    return of(compose, values, Collections.emptySortedMap());
  }

  /**
   * A file that is good with these values.
   *
   * @param settings what a manager sets besides, and need not be told
   */
  static ReadStack of(ComposeFile compose, Values values, SortedMap<VariableName, Value> settings) {
    Values all = Values.firstOf(values, new Values(settings));
    return switch (StackYaml.read(compose.label(), compose.bytes(), all)) {
      case StackReading.Refused(var problems) -> throw Problems.failure(problems, compose.label());
      case StackReading.Read(var file, var notices) ->
          new ReadStack(compose, values, file, notices);
    };
  }

  /** Directories and files that are mounted stay where they are: a manager says what to do. */
  Map<LocalPath, byte[]> files() {
    Map<LocalPath, byte[]> files = new TreeMap<>();
    file.brought().stream()
        .filter(brought -> brought.use() != Brought.Use.BIND)
        .map(Brought::path)
        .forEach(path -> files.put(path, compose.beside(path)));
    return files;
  }

  StackDraft draft() {
    SortedMap<LocalPath, String> files = new TreeMap<>();
    files()
        .forEach((path, content) -> files.put(path, Base64.getEncoder().encodeToString(content)));
    return new StackDraft(compose.label(), compose.text(), values.byName(), files);
  }
}
