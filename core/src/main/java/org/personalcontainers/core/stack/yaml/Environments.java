package org.personalcontainers.core.stack.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Service;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.ValuesReading;

/**
 * Files of variables become variables: docker would read them beside its compose file, and keep the
 * quotes that everybody else takes off.
 */
final class Environments {
  private static final String FILES = "env_file";
  private static final String VARIABLES = "environment";

  private final BroughtFiles files;
  private final List<Problem> problems = new ArrayList<>();

  Environments(BroughtFiles files) {
    this.files = files;
  }

  /** What a service says itself wins over its files, and a later file over an earlier one. */
  Tree.Mapping inlined(Tree.Mapping service, Service read) {
    Values[] fromTheLast =
        read.parts().envFiles().reversed().stream().map(this::values).toArray(Values[]::new);
    Map<String, String> variables = new LinkedHashMap<>();
    Values.firstOf(fromTheLast)
        .byName()
        .forEach((name, value) -> variables.put(name.value(), value.reveal()));
    Tree.Mapping rest = Nodes.without(service, FILES);
    return variables.isEmpty() ? rest : Nodes.withSettings(rest, VARIABLES, variables);
  }

  private Values values(LocalPath path) {
    return files
        .find(path)
        .map(content -> EnvText.read(path.value(), content, Values.NONE))
        .map(
            reading ->
                switch (reading) {
                  case ValuesReading.Read(Values values) -> values;
                  case ValuesReading.Refused(List<Problem> wrong) -> {
                    problems.addAll(wrong);
                    yield Values.NONE;
                  }
                })
        .orElse(Values.NONE);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
