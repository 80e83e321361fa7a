package org.personalcontainers.core.stack;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.UnfitValue;

/**
 * A variable that a compose file explains, so that a person can be asked for it.
 *
 * @param question what they are asked; empty: its name says all, or nobody is asked
 * @param preset what it stands for where nobody says otherwise; empty: somebody has to
 * @param when nobody is asked where that variable stands for nothing, or for false
 */
public record Setting(
    VariableName name,
    Kind kind,
    String question,
    Optional<String> preset,
    Optional<VariableName> when) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Set<String> YES = Set.of("yes", "y", "true");
  private static final Set<String> NO = Set.of("no", "n", "false");

  /** What it may stand for. */
  public enum Kind {
    TEXT("text"),
    NUMBER("digits"),
    /** Stands for true or false. */
    FLAG("yes or no"),
    /** Or for nothing. */
    DOMAIN("a domain, such as home.example.org"),
    /** Is shown nowhere. */
    SECRET("a secret"),
    /** Or nobody. */
    LOGIN("a user and the hash of a password, as a line of htpasswd has them");

    private final String wanted;

    Kind(String wanted) {
      this.wanted = wanted;
    }

    public String wanted() {
      return wanted;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What has a default and no question is for those who look for it. */
  public boolean isAsked() {
    return preset.isEmpty() || !question.isEmpty();
  }

  /** Whether it says anything, by what is known so far. */
  public boolean isToThePoint(Values known) {
    return when.isEmpty()
        || known
            .find(when.get())
            .map(Value::reveal)
            .filter(text -> !text.isEmpty() && !text.equals("false"))
            .isPresent();
  }

  public boolean isSecret() {
    return kind == Kind.SECRET;
  }

  /** What somebody says, as the variable has it. */
  public Value value(String text) {
    return switch (kind) {
      case TEXT -> new Value.Plain(text);
      case SECRET -> new Value.Secret(text);
      case NUMBER -> new Value.Plain(number(text));
      case FLAG -> new Value.Plain(flag(text));
      case LOGIN -> new Value.Plain(logins(text));
      case DOMAIN -> new Value.Plain(text.isEmpty() ? "" : new DomainName(text).value());
    };
  }

  private String number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw unfit(text);
    }
    return text;
  }

  private String flag(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      throw unfit(text);
    }
    return String.valueOf(YES.contains(word));
  }

  /** What is none may be a password, and is not repeated. */
  private static String logins(String text) {
    if (!text.isEmpty()) {
      Arrays.stream(text.split(",")).forEach(Login::ofLine);
    }
    return text;
  }

  private UnfitValue unfit(String text) {
    return new UnfitValue(quoted(text) + " is not " + kind.wanted(), "write " + kind.wanted());
  }

  /** What it stands for where nobody says otherwise. */
  public Optional<Value> presetValue() {
    return preset.map(this::value);
  }
}
