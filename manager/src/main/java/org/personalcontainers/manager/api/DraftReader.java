package org.personalcontainers.manager.api;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.api.StackDraft;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.stack.Brought;
import org.personalcontainers.core.stack.FileObject;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Rendering;
import org.personalcontainers.core.stack.SecretUses;
import org.personalcontainers.core.stack.Setting;
import org.personalcontainers.core.stack.StackFile;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.VariableName;
import org.personalcontainers.core.stack.yaml.StackYaml;
import org.personalcontainers.manager.stack.StackPaper;
import org.personalcontainers.manager.store.Documents;
import org.personalcontainers.manager.vault.Vault;

/**
 * Reads what somebody hands in as a stack.
 *
 * @param declared what cluster.yml sets of it
 * @param before what was handed in last
 */
record DraftReader(Desk desk, StackName name, Values declared, Optional<StackPaper> before) {
  /** Half of the store: the cluster itself has to have room in it. */
  private static final long MOST_BYTES = Documents.TOTAL_BYTES / 2;

  /** What it grows by when it is sealed has to fit in too. */
  private static final int MOST_OF_ONE = Documents.DOCUMENT_BYTES - Vault.OVERHEAD;

  /** A file that was read and can be deployed. */
  record Fit(StackPaper paper, List<String> notices) {}

  Fit read(StackDraft draft, Call call) {
    checkDeclared(draft);
    Values answers = answers(draft);
    Values values = Values.firstOf(declared, answers, new Values(draft.values()));
    return switch (StackYaml.read(draft.file(), draft.text(), values)) {
      case StackReading.Refused(List<Problem> problems) -> throw Refused.badStack(problems);
      case StackReading.Read(StackFile file, List<Problem> notices) ->
          new Fit(rendered(draft, file, answers, call), notices(file, notices));
    };
  }

  /**
   * What was said of the variables that the file asks people for: now, or when it was handed in
   * last. What is declared is said there, and kept nowhere else.
   */
  private Values answers(StackDraft draft) {
    Values said =
        Values.firstOf(
            new Values(draft.values()), before.map(StackPaper::said).orElse(Values.NONE));
    SortedMap<VariableName, Value> answers = new TreeMap<>();
    for (Setting setting : StackYaml.settings(draft.text(), said)) {
      if (declared.find(setting.name()).isEmpty()) {
        said.find(setting.name())
            .ifPresent(value -> answers.put(setting.name(), kept(setting, value)));
      }
    }
    return new Values(answers);
  }

  private static Value kept(Setting setting, Value value) {
    return setting.isSecret() ? new Value.Secret(value.reveal()) : value;
  }

  /** What swarm lacks is noticed by nobody before the deployment fails. */
  private List<String> notices(StackFile file, List<Problem> ofReading) {
    List<String> notices = new ArrayList<>(ofReading.stream().map(Problem::toString).toList());
    Set<SecretName> kept = desk.shelf().secrets();
    file.secrets().values().stream()
        .filter(object -> object.source() instanceof FileObject.External)
        .map(object -> new SecretName(object.name().orElse(object.key()).value()))
        .filter(secret -> !kept.contains(secret))
        .map(
            secret ->
                "the cluster keeps no secret "
                    + secret
                    + ", so that swarm has to have it; to keep it: pcctl secret set "
                    + secret)
        .forEach(notices::add);
    return notices;
  }

  /** One of two would have no effect. */
  private void checkDeclared(StackDraft draft) {
    List<String> problems =
        draft.values().entrySet().stream()
            .filter(
                given ->
                    declared
                        .find(given.getKey())
                        .filter(value -> !value.reveal().equals(given.getValue().reveal()))
                        .isPresent())
            .map(given -> given.getKey() + " is given, and cluster.yml sets it otherwise")
            .toList();
    if (!problems.isEmpty()) {
      throw Refused.badStack(problems, "leave it out, or change it there: pcctl cluster edit");
    }
  }

  private StackPaper rendered(StackDraft draft, StackFile file, Values answers, Call call) {
    checkBinds(file);
    return switch (StackYaml.render(file, name, files(draft), desk.shelf().secrets())) {
      case Rendering.Lacking(List<LocalPath> paths) ->
          throw Refused.badRequest(
              "these files did not come along with " + draft.file() + ": " + paths,
              "pcctl and the manager may be of different versions");
      case Rendering.Unfit(List<Problem> problems) -> throw Refused.badStack(problems);
      case Rendering.Ready(var stack, var services, SecretUses secrets) ->
          kept(
              new StackPaper(
                  desk.shelf().next(name),
                  desk.clock().instant(),
                  call.by(),
                  draft.file(),
                  draft.text(),
                  stack,
                  services,
                  Optional.of(secrets).filter(some -> !some.uses().isEmpty()),
                  Optional.of(answers.byName()).filter(some -> !some.isEmpty())));
    };
  }

  private StackPaper kept(StackPaper paper) {
    if (desk.shelf().bytes() + paper.size() > MOST_BYTES) {
      throw Refused.conflict(
          "all stacks together would take more than %d bytes of the store".formatted(MOST_BYTES),
          "remove one, or put large files into the volume and mount them from there");
    }
    return checked(paper);
  }

  private static StackPaper checked(StackPaper paper) {
    if (paper.size() > MOST_OF_ONE) {
      throw Refused.badRequest(
          "with its configs and secrets the stack takes %d bytes, and at most %d are kept"
              .formatted(paper.size(), MOST_OF_ONE),
          "put large files into the volume, and mount them from there");
    }
    return paper;
  }

  private static Map<LocalPath, byte[]> files(StackDraft draft) {
    Map<LocalPath, byte[]> files = new TreeMap<>();
    try {
      draft.files().forEach((path, text) -> files.put(path, Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException e) {
      throw Refused.badRequest("a file is no base64: " + e.getMessage(), "send it in base64");
    }
    return files;
  }

  /** Only what every node has can be mounted on whichever runs the service. */
  private static void checkBinds(StackFile file) {
    List<String> problems =
        file.brought().stream()
            .filter(brought -> brought.use() == Brought.Use.BIND)
            .map(
                brought ->
                    "./"
                        + brought.path()
                        + " lies beside the compose file, and the nodes don't have it: copy it into"
                        + " the cluster's volume, and write its path there, such as"
                        + " /opt/docker/config/...; or make it a config, if it is a small file")
            .toList();
    if (!problems.isEmpty()) {
      throw Refused.badStack(problems, "copy the files, and try again");
    }
  }
}
