package org.personalcontainers.core.stack.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.tree.Decoded;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.SourceText;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.TreeReader;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Rendering;
import org.personalcontainers.core.stack.Setting;
import org.personalcontainers.core.stack.StackFile;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Values;

/** Reads compose files, and writes what docker takes. Nothing here does I/O, blocks or throws. */
public final class StackYaml {
  private StackYaml() {}

  /**
   * Reads a text that is already decoded.
   *
   * @param file what problems call the file
   */
  public static StackReading read(String file, String text, Values values) {
    Findings problems = new Findings(ComposeKind.COMPOSE, file, text);
    return switch (SourceText.of(text, problems)) {
      case SourceText.Unreadable() -> new StackReading.Refused(problems.problems());
      case SourceText.Lines(var lines) ->
          read(lines, problems, new Findings(ComposeKind.COMPOSE, file, text), values);
    };
  }

  /** Reads a file's bytes, which must be UTF-8. */
  public static StackReading read(String file, byte[] bytes, Values values) {
    return switch (Decoded.of(bytes)) {
      case Decoded.Text(String text) -> read(file, text, values);
      case Decoded.Foreign foreign -> new StackReading.Refused(List.of(foreign.problem(file)));
    };
  }

  private static StackReading read(
      List<String> lines, Findings problems, Findings notices, Values values) {
    Remarks remarks = new Remarks(problems, notices);
    Tree.Mapping tree = new TreeReader(lines, problems).read();
    Values all = settings(lines, tree, values, remarks).with(values);
    Filler filler = new Filler(all::find, new Dollars(lines), problems);
    Optional<Tree> shaped = new Shaping(filler, remarks).shape(KeyPath.ROOT, Shapes.DOCUMENT, tree);
    Tree.Mapping document = shaped.orElse(tree) instanceof Tree.Mapping mapping ? mapping : tree;
    StackFile file = new DocumentReader(filler, remarks).read(OnlyIf.wanted(document));
    filler.tellMissing(all.byName().keySet());
    return problems.isEmpty()
        ? new StackReading.Read(file, notices.problems())
        : new StackReading.Refused(problems.problems());
  }

  private static SettingsReader settings(
      List<String> lines, Tree.Mapping tree, Values values, Remarks remarks) {
    Filler filler = new Filler(values::find, new Dollars(lines), remarks.problems());
    SettingsReader reader = new SettingsReader(filler, remarks);
    reader.read(tree);
    filler.tellMissing(values.byName().keySet());
    return reader;
  }

  /** What a person may be asked for; of a file that can't be read, {@link #read} says why. */
  public static List<Setting> settings(String text, Values values) {
    Findings findings = new Findings(ComposeKind.COMPOSE, "", text);
    return switch (SourceText.of(text, findings)) {
      case SourceText.Unreadable() -> List.of();
      case SourceText.Lines(var lines) -> {
        Tree.Mapping tree = new TreeReader(lines, findings).read();
        yield settings(lines, tree, values, new Remarks(findings, findings)).settings();
      }
    };
  }

  /**
   * Writes the compose file that {@code docker stack deploy -c -} takes. Configs and secrets are
   * called by their content, so that other content is a new one, and swarm is to have them before.
   *
   * @param files what lies beside the compose file
   */
  public static Rendering render(StackFile file, StackName stack, Map<LocalPath, byte[]> files) {
    return render(file, stack, files, Set.of());
  }

  /**
   * The same, where the cluster keeps secrets.
   *
   * @param ofCluster those; what they hold is filled in later
   */
  public static Rendering render(
      StackFile file, StackName stack, Map<LocalPath, byte[]> files, Set<SecretName> ofCluster) {
    return new Renderer(stack, files, ofCluster).render(file);
  }
}
