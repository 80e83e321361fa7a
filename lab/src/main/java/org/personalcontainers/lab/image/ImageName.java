package org.personalcontainers.lab.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.lab.real.LabProblem;

/** What a compose file asks for: a repository and a tag. */
public record ImageName(String repository, String tag) {
  private static final Pattern SHAPE =
      Pattern.compile("([a-z0-9]+(?:[._/-]+[a-z0-9]+)*):([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})");

  public ImageName {
    if (!SHAPE.matcher(repository + ":" + tag).matches()) {
      throw new LabProblem.BadRequest(
          "\"" + repository + ":" + tag + "\" is not an image's name, such as traefik:v3.7.15");
    }
  }

  static ImageName of(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new LabProblem.BadRequest(
          "\"" + text + "\" is not an image's name, such as traefik:v3.7.15");
    }
    return new ImageName(shape.group(1), shape.group(2));
  }

  /** For a file: no slash, no colon. */
  String plain() {
    return toString().replace('/', '_').replace(':', '_');
  }

  @Override
  public String toString() {
    return repository + ":" + tag;
  }
}
