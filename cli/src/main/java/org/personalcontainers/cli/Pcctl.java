package org.personalcontainers.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.personalcontainers.cli.app.AppNoun;
import org.personalcontainers.cli.cert.CertNoun;
import org.personalcontainers.cli.cluster.ClusterNoun;
import org.personalcontainers.cli.context.ContextNoun;
import org.personalcontainers.cli.network.NetworkNoun;
import org.personalcontainers.cli.node.NodeNoun;
import org.personalcontainers.cli.secret.SecretNoun;
import org.personalcontainers.cli.stack.StackNoun;
import org.personalcontainers.cli.volume.VolumeNoun;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.cli.word.Word;

/** From the words that were typed to the verb that they name. */
final class Pcctl {
  private final Console console;

  Pcctl(Console console) {
    this.console = console;
  }

  static List<Word> words() {
    return List.of(
        new ClusterNoun(),
        new NodeNoun(),
        new NetworkNoun(),
        new VolumeNoun(),
        new StackNoun(),
        new AppNoun(),
        new SecretNoun(),
        new CertNoun(),
        new ContextNoun(),
        new EventsVerb(),
        new Completion(),
        new Version());
  }

  ExitCode run(List<String> typed) {
    try {
      return words(typed);
    } catch (Failure failure) {
      console.err().println(failure.getMessage());
      return failure.code();
    }
  }

  private ExitCode words(List<String> asTyped) {
    List<String> typed = asTyped.equals(List.of("--version")) ? List.of("version") : asTyped;
    List<Word> words = words();
    Contents contents = Contents.ofAll(words);
    if (typed.isEmpty()) {
      return print(contents, console.err(), ExitCode.BAD_INPUT);
    }
    if (asksForHelp(typed.getFirst())) {
      return print(contents, console.out(), ExitCode.DONE);
    }
    List<String> rest = typed.subList(1, typed.size());
    Word word = find(typed.getFirst(), "pcctl", words);
    // A switch over types would have the JVM spin a class at every start, which no cache keeps.
    if (word instanceof Verb verb) {
      return new Spoken("pcctl " + verb.name(), verb).run(rest, console);
    }
    return verbs((Noun) word, rest);
  }

  private ExitCode verbs(Noun noun, List<String> typed) {
    if (typed.isEmpty()) {
      return print(Contents.of(noun), console.err(), ExitCode.BAD_INPUT);
    }
    if (asksForHelp(typed.getFirst())) {
      return print(Contents.of(noun), console.out(), ExitCode.DONE);
    }
    String path = "pcctl " + noun.name();
    Verb verb = find(typed.getFirst(), path, noun.verbs());
    return new Spoken(path + " " + verb.name(), verb).run(typed.subList(1, typed.size()), console);
  }

  private static boolean asksForHelp(String word) {
    return word.equals("--help") || word.equals("-h") || word.equals("help");
  }

  private static ExitCode print(Contents contents, PrintStream to, ExitCode code) {
    contents.print(to);
    return code;
  }

  private static <W extends Word> W find(String typed, String path, Collection<W> words) {
    for (W word : words) {
      if (word.name().equals(typed)) {
        return word;
      }
    }
    List<String> known = new ArrayList<>(words.stream().map(Word::name).toList());
    known.addAll(List.of("--help", "--version"));
    throw Failure.badInput(
        "there is no \""
            + path
            + " "
            + typed
            + "\""
            + Guess.at(typed, known)
            + "\nSee: "
            + path
            + " --help");
  }
}
