package org.personalcontainers.cli.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.personalcontainers.cli.stack.PasswordHash;
import org.personalcontainers.cli.stack.StackProposal;
import org.personalcontainers.cli.talk.Places;
import org.personalcontainers.cli.talk.Remote;
import org.personalcontainers.cli.word.Console;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.cli.word.Hidden;
import org.personalcontainers.cli.word.Options;
import org.personalcontainers.core.app.AppFile;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.Login;
import picocli.CommandLine.ParseResult;

/**
 * Who gets into an app. A password comes out of somebody's head, a file or a pipe, and never out of
 * an argument, which everybody on the machine sees.
 */
final class AppLogins {
  private static final String[] NONE = {};

  private final StackName app;
  private final ParseResult typed;
  private final Console console;

  AppLogins(StackName app, ParseResult typed, Console console) {
    this.app = app;
    this.typed = typed;
    this.console = console;
  }

  /** A door that was there is not taken away by leaving a word out. */
  List<Login> logins() {
    List<String> words = List.of(typed.matchedOptionValue(AppOptions.AUTH, NONE));
    boolean open = Options.isGiven(typed, AppOptions.OPEN);
    check(words, open);
    if (open || Options.isGiven(typed, AppOptions.INTERNAL)) {
      return List.of();
    }
    List<Login> before = before();
    if (words.isEmpty() && !before.isEmpty()) {
      throw Failure.badInput(
          app
              + " asks its visitors for a password so far, and nothing is said of that now\nSay --auth "
              + before.getFirst().user()
              + " to go on with it, or --open to let everybody in.");
    }
    return words.stream().flatMap(word -> logins(word, before)).toList();
  }

  private void check(List<String> words, boolean open) {
    if (!words.isEmpty() && (open || Options.isGiven(typed, AppOptions.INTERNAL))) {
      throw Failure.badInput(
          AppOptions.AUTH
              + " and "
              + (open ? AppOptions.OPEN : AppOptions.INTERNAL)
              + " say opposite things; leave one out");
    }
  }

  /**
   * Whose hashes go on to be used where the password is the same: bcrypt makes new ones each time.
   */
  private List<Login> before() {
    if (Options.isGiven(typed, AppOptions.SHOW)) {
      return List.of();
    }
    try (Remote remote = new Places(console.surroundings()).manager(typed)) {
      return AppFile.logins(StackProposal.source(remote, app).text());
    }
  }

  private Stream<Login> logins(String word, List<Login> before) {
    if (word.startsWith("@")) {
      return lines(word.substring(1)).filter(line -> !line.isBlank()).map(this::ofLine);
    }
    int colon = word.indexOf(':');
    String user = colon < 0 ? word : word.substring(0, colon);
    String behind = colon < 0 ? "" : word.substring(colon + 1);
    if (behind.startsWith("@")) {
      String password = lines(behind.substring(1)).findFirst().orElse("");
      return Stream.of(login(user, password, before));
    }
    if (colon >= 0) {
      return Stream.of(ofHash(user, behind));
    }
    return Stream.of(asked(user, before));
  }

  private static Stream<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream();
    } catch (InvalidPathException | IOException e) {
      throw Failure.badInput(AppOptions.AUTH + ": can't read " + file + ": " + e.getMessage());
    }
  }

  private Login ofLine(String line) {
    try {
      return Login.ofLine(line.strip());
    } catch (IllegalArgumentException unfit) {
      throw Failure.badInput(AppOptions.AUTH + ": " + unfit.getMessage());
    }
  }

  private Login ofHash(String user, String hash) {
    if (!Login.isHash(hash)) {
      throw Failure.badInput(
          "what stands in a command line is seen by everybody on this machine: no password belongs"
              + " there\nSay --auth "
              + user
              + ", and type it where it does not show; or --auth "
              + user
              + ":@FILE, with the file that holds it.");
    }
    return ofLine(user + ":" + hash);
  }

  private Login asked(String user, List<Login> before) {
    return Hidden.isAskedFor(console) ? typed(user, before) : login(user, piped(), before);
  }

  /** Typed twice, but for one that is known already. */
  private Login typed(String user, List<Login> before) {
    String once = Hidden.line("The password of " + user + " (it does not show): ", console);
    Optional<Login> known = known(user, once, before);
    if (known.isEmpty()) {
      Hidden.repeat(once, console);
    }
    return known.orElseGet(() -> PasswordHash.login(user, once));
  }

  private static Login login(String user, String password, List<Login> before) {
    return known(user, password, before).orElseGet(() -> PasswordHash.login(user, password));
  }

  private static Optional<Login> known(String user, String password, List<Login> before) {
    return before.stream()
        .filter(login -> login.user().equals(user) && PasswordHash.isOf(login, password))
        .findFirst();
  }

  /** A line for each user. */
  private String piped() {
    return console.line().orElse("").replaceFirst("\r$", "");
  }
}
