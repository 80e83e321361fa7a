package org.personalcontainers.core.stack;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.regex.Pattern;
import org.personalcontainers.core.spec.UnfitValue;

/** What stands between the braces of ${...}: a name that a shell takes, too. */
public record VariableName(String value) implements Comparable<VariableName> {
  private static final int LONGEST = 255;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern SECRET =
      Pattern.compile("PASS|SECRET|TOKEN|KEY|CREDENTIAL|AUTH", Pattern.CASE_INSENSITIVE);

  public VariableName {
    if (value.length() > LONGEST) {
      throw new UnfitValue(
          "the name " + quoted(value) + " is too long", "use at most " + LONGEST + " characters");
    }
    if (!NAME.matcher(value).matches()) {
      throw new UnfitValue(
          quoted(value) + " is not a variable's name",
          "use letters, digits and underscores, no digit first");
    }
  }

  /** Whether a person would not want to see its value in a log. */
  public boolean soundsSecret() {
    return SECRET.matcher(value).find();
  }

  @Override
  public int compareTo(VariableName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
