package org.personalcontainers.cli.cluster;

import org.personalcontainers.cli.change.Proposal;
import org.personalcontainers.cli.word.Failure;
import org.personalcontainers.core.api.Declared;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Target;

/** A whole cluster.yml on its way to the manager. */
final class Declaring {
  private Declaring() {}

  /**
   * How it is asked for.
   *
   * @param revision the one that it was made from
   */
  static Proposal.Asked asked(String yaml, long revision, String why) {
    return new Proposal.Asked(
        "PUT",
        Target.of("/v1/spec").with("why", why),
        Form.of(Declared.class).write(new Declared(revision, yaml)));
  }

  static long number(String what, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Failure.badInput(what + " wants a number, and got \"" + text + "\"");
    }
  }
}
