package org.personalcontainers.core.stack.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.Optional;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.UnfitValue;

/** The key restart: docker says that it ignores it, and yet takes it for a restart policy. */
final class RestartCheck {
  private static final Pattern KNOWN =
      Pattern.compile("always|unless-stopped|on-failure(:[0-9]{1,9})?");

  private final Remarks remarks;

  RestartCheck(Remarks remarks) {
    this.remarks = remarks;
  }

  void check(Spot service) {
    Optional<Spot> restart = service.at("restart");
    boolean beside = service.below("deploy", "restart_policy").isPresent();
    restart.ifPresent(
        spot -> {
          if (beside) {
            tellBeside(spot);
          } else {
            spot.scalar()
                .ifPresent(scalar -> remarks.read(spot.path(), scalar, RestartCheck::policy));
          }
        });
  }

  private void tellBeside(Spot spot) {
    remarks
        .notices()
        .add(
            spot.path(),
            spot.tree().place(),
            "restart has no effect beside deploy.restart_policy",
            "keep one of the two");
  }

  private static String policy(String text) {
    if (text.equals("no")) {
      throw new UnfitValue(
          "swarm restarts it all the same",
          "write deploy: {restart_policy: {condition: none}} for what runs once");
    }
    if (!KNOWN.matcher(text).matches()) {
      throw new UnfitValue(
          quoted(text) + " is no way to restart", "write always, unless-stopped or on-failure:3");
    }
    return text;
  }
}
