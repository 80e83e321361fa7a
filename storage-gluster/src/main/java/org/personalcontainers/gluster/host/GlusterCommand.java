package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.core.port.Answer;

/** The gluster command: words in, the daemon's reply out. */
final class GlusterCommand {
  private static final Duration LOCAL = Duration.ofSeconds(10);

  private final Programs programs;
  private final Prompt prompt;

  GlusterCommand(Programs programs) {
    this.programs = programs;
    this.prompt = new Prompt(programs);
  }

  /** What this node's daemon knows by itself: it has not to ask the pool. */
  Reply glance(String... words) {
    return prompt
        .ask(String.join(" ", words))
        .map(said -> reply(0, said, ""))
        .orElseGet(() -> glanceAnew(words));
  }

  private Reply glanceAnew(String... words) {
    Reply reply = ask(LOCAL, words);
    if (!(reply instanceof Reply.Silent)) {
      prompt.trust();
    }
    return reply;
  }

  Reply ask(Duration limit, String... words) {
    return ask(limit, List.of(words));
  }

  Reply ask(Duration limit, List<String> words) {
    List<String> arguments = new ArrayList<>(List.of("gluster", "--mode=script", "--xml"));
    arguments.addAll(words);
    return switch (programs.run(limit, arguments)) {
      case Programs.Outcome.Ended(int exit, String out, String err) -> reply(exit, out, err);
      case Programs.Outcome.GivenUp(String reason) -> new Reply.Silent(reason);
      case Programs.Outcome.NotStarted(String reason) -> new Reply.Silent(reason);
    };
  }

  private static Reply reply(int exit, String out, String err) {
    if (!out.stripLeading().startsWith("<")) {
      return new Reply.Silent(plain(exit, out, err));
    }
    try {
      return reply(ElementReader.read(out.strip()));
    } catch (UnfitAnswer e) {
      return new Reply.Silent("Gluster's answer makes no sense: " + e.getMessage());
    }
  }

  private static Reply reply(Element output) {
    if (output.number("opRet") == 0) {
      return new Reply.Told(output);
    }
    String text = output.find("opErrstr").map(Element::text).filter(t -> !t.isEmpty()).orElse("");
    return new Reply.Denied(
        output.number("opErrno"), text.isEmpty() ? "Gluster failed without a reason" : text);
  }

  /** For those orders that answer in plain words even when they are asked for XML. */
  Answer tell(Duration limit, String... words) {
    List<String> arguments = new ArrayList<>(List.of("gluster", "--mode=script"));
    arguments.addAll(List.of(words));
    return switch (programs.run(limit, arguments)) {
      case Programs.Outcome.Ended(int exit, String out, String err) ->
          exit == 0 ? new Answer.Done() : Denial.answer(plain(exit, out, err));
      case Programs.Outcome.GivenUp(String reason) -> new Answer.Unanswered(reason);
      case Programs.Outcome.NotStarted(String reason) -> new Answer.Unanswered(reason);
    };
  }

  private static String plain(int exit, String out, String err) {
    String words = (out.strip() + "\n" + err.strip()).strip().replaceAll("\\s*\\R\\s*", " ");
    if (words.isEmpty()) {
      return "gluster ended with exit code " + exit + " and no word";
    }
    return words.length() <= 500 ? words : words.substring(0, 500) + "...";
  }
}
