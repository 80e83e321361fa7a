package org.personalcontainers.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.personalcontainers.cli.change.Proposal;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Surroundings;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.core.api.Declared;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code pcctl cluster edit}. */
final class Edit implements Verb {
  @Override
  public String name() {
    return "edit";
  }

  @Override
  public String summary() {
    return "Change cluster.yml in an editor, and watch until it is so";
  }

  @Override
  public CommandSpec spec() {
    return Proposal.page(
        this,
        "pcctl cluster edit [OPTIONS]",
        List.of(
            "Opens $VISUAL or $EDITOR, else nano or vi. A bad file, or a change by somebody",
            "else in between, changes nothing: your text is kept, and it says where."),
        List.of("pcctl cluster edit", "EDITOR=vim pcctl cluster edit --dry-run"));
  }

  @Override
  public ExitCode run(ParseResult typed, Console console) {
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      Declared declared = remote.get(Target.of("/v1/spec"), Form.of(Declared.class));
      Path file = written(declared);
      open(file, console);
      String yaml = read(file);
      if (yaml.equals(declared.yaml())) {
        delete(file);
        console.out().print("Nothing was changed.\n");
        return ExitCode.DONE;
      }
      return carryOut(new Proposal(remote, typed, console), declared, file, remote, console);
    }
  }

  /** Whatever goes wrong, the person's text is not lost. */
  private static ExitCode carryOut(
      Proposal proposal, Declared declared, Path file, Remote remote, Console console) {
    try {
      String yaml = ClusterFile.named(file.toString(), console.in()).good();
      ExitCode code = proposal.carryOut(Declaring.asked(yaml, declared.revision(), "edit"));
      if (code == ExitCode.FAILED) {
        keep(file, declared, declared, console);
      } else {
        delete(file);
      }
      return code;
    } catch (Failure failure) {
      keep(file, declared, now(remote, declared), console);
      throw failure;
    }
  }

  /** What is declared by now, if anybody tells. */
  private static Declared now(Remote remote, Declared seen) {
    try {
      return remote.get(Target.of("/v1/spec"), Form.of(Declared.class));
    } catch (Failure unknown) {
      return seen;
    }
  }

  private static void keep(Path file, Declared seen, Declared now, Console console) {
    if (now.revision() != seen.revision() && now.yaml().equals(read(file))) {
      delete(file);
      return;
    }
    String first =
        now.revision() == seen.revision()
            ? "mend it"
            : "take into it what came in between with revision " + now.revision();
    console
        .err()
        .println(
            "Your text is kept in %s; %s, and type:\n  pcctl cluster apply --file %s --revision %d"
                .formatted(file, first, file, now.revision()));
  }

  private static Path written(Declared declared) {
    try {
      Path file = Files.createTempFile("cluster-" + declared.revision() + "-", ".yml");
      return Files.writeString(file, declared.yaml());
    } catch (IOException e) {
      throw Failure.failed("can't write a file for the editor: " + e.getMessage());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Failure.failed("can't read " + file + " again: " + e.getMessage());
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      // It lies in the directory for such files, and holds no secret.
    }
  }

  private static void open(Path file, Console console) {
    String editor = editor(console.surroundings());
    console.out().flush();
    try {
      int code =
          new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", file.toString())
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        throw Failure.failed(
            "the editor \""
                + editor
                + "\" ended with "
                + code
                + "; nothing was changed\n"
                + "Your text is in "
                + file);
      }
    } catch (IOException e) {
      throw Failure.failed("can't start the editor \"" + editor + "\": " + e.getMessage());
    } catch (InterruptedException e) {
      throw Failure.failed("interrupted; nothing was changed\nYour text is in " + file);
    }
  }

  private static String editor(Surroundings surroundings) {
    return surroundings
        .variable("VISUAL")
        .or(() -> surroundings.variable("EDITOR"))
        .orElseGet(
            () ->
                List.of("/usr/bin/editor", "/usr/bin/nano", "/usr/bin/vi").stream()
                    .filter(path -> Files.isExecutable(Path.of(path)))
                    .findFirst()
                    .orElseThrow(() -> Failure.badInput("there is no editor; set EDITOR to one")));
  }
}
