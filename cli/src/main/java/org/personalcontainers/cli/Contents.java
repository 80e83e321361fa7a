package org.personalcontainers.cli;

import java.io.PrintStream;
import java.util.List;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.cli.word.Noun;
import org.personalcontainers.cli.word.Verb;
import org.personalcontainers.cli.word.Word;

/**
 * The pages that only list words: {@code pcctl --help} and {@code pcctl NOUN --help}. Printed
 * without picocli, which would need every verb behind them.
 */
record Contents(String path, String about, List<? extends Word> words, List<String> examples) {
  static Contents ofAll(List<Word> words) {
    return new Contents(
        "pcctl",
        "Containers on a few small machines of your own, declared in one file.",
        words,
        List.of(
            "pcctl cluster show --file cluster.yml   what a file declares, defaults filled in",
            "pcctl cluster show --help               all about one verb"));
  }

  static Contents of(Noun noun) {
    String path = "pcctl " + noun.name();
    List<Verb> verbs = noun.verbs();
    return new Contents(
        path,
        noun.summary() + ".",
        verbs,
        verbs.stream().map(verb -> path + " " + verb.name() + " --help").toList());
  }

  void print(PrintStream out) {
    out.print("Usage: " + path + synopsis() + "\n\n" + about + "\n\n");
    out.print((words.getFirst() instanceof Verb ? "Verbs" : "Words") + ":\n");
    words.forEach(word -> out.print(line(word)));
    out.print("\nOptions:\n  -h, --help   Print this page; behind a verb, its own.\n");
    printExitCodes(out);
    out.print("\nExamples:\n");
    examples.forEach(example -> out.print("  " + example + "\n"));
  }

  private String synopsis() {
    return path.equals("pcctl") ? " NOUN VERB [OPTIONS]" : " VERB [OPTIONS]";
  }

  private String line(Word word) {
    int widest = words.stream().mapToInt(other -> other.name().length()).max().orElse(0);
    String gap = " ".repeat(widest - word.name().length() + 3);
    return "  " + word.name() + gap + word.summary() + "\n";
  }

  private static void printExitCodes(PrintStream out) {
    out.print("\nExit codes:\n");
    for (ExitCode code : ExitCode.values()) {
      out.print("  " + code.number() + "   " + code.meaning() + "\n");
    }
  }
}
