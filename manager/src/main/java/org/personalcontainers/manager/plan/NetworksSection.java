package org.personalcontainers.manager.plan;

import java.util.Optional;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Section;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Situation.SwarmView;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.step.SwarmStep;

/** Every declared overlay is there; none that is undeclared is touched. */
final class NetworksSection implements Section {
  @Override
  public void plan(Situation situation, Draft draft) {
    situation.swarm().ifPresent(view -> plan(situation, view, draft));
  }

  private static void plan(Situation situation, SwarmView view, Draft draft) {
    for (NetworkSpec network : situation.spec().networks().values()) {
      switch (network) {
        case NetworkSpec.Overlay overlay -> compare(view, overlay, draft);
        case NetworkSpec.Macvlan macvlan -> {}
      }
    }
    for (NetworkName name : view.cluster().networks().keySet()) {
      if (!situation.spec().networks().containsKey(name) && !isOfAStack(name, view)) {
        draft.await("network " + name, new Reason.Undeclared());
      }
    }
  }

  /** What a stack makes for itself goes with it. */
  private static boolean isOfAStack(NetworkName name, SwarmView view) {
    return view.cluster().stacks().ifKnown().stream()
        .flatMap(stacks -> stacks.keySet().stream())
        .anyMatch(stack -> name.value().startsWith(stack + "_"));
  }

  private static void compare(SwarmView view, NetworkSpec.Overlay overlay, Draft draft) {
    String subject = "network " + overlay.name();
    Optional<SwarmNetwork> there =
        Optional.ofNullable(view.cluster().networks().get(overlay.name()));
    if (there.isEmpty()) {
      draft.add(
          subject, new SwarmStep.CreateOverlay(view.via(), view.cluster().id(), wanted(overlay)));
    } else if (!matches(overlay, there.get())) {
      draft.await(subject, differs(overlay, there.get()));
    }
  }

  private static SwarmNetwork.Overlay wanted(NetworkSpec.Overlay overlay) {
    return new SwarmNetwork.Overlay(
        overlay.name(),
        overlay.subnet(),
        overlay.attachable(),
        overlay.encryption() == NetworkSpec.Encryption.ON);
  }

  private static boolean matches(NetworkSpec.Overlay wanted, SwarmNetwork there) {
    return switch (there) {
      case SwarmNetwork.Macvlan macvlan -> false;
      case SwarmNetwork.Overlay overlay ->
          wanted.attachable() == overlay.attachable()
              && (wanted.subnet().isEmpty() || wanted.subnet().equals(overlay.subnet()))
              && encryptionMatches(wanted.encryption(), overlay.encrypted());
    };
  }

  private static boolean encryptionMatches(NetworkSpec.Encryption wanted, boolean encrypted) {
    return switch (wanted) {
      case WHERE_POSSIBLE -> true;
      case ON -> encrypted;
      case OFF -> !encrypted;
    };
  }

  private static String words(SwarmNetwork there) {
    return switch (there) {
      case SwarmNetwork.Macvlan macvlan -> "a macvlan, configured by " + macvlan.configuration();
      case SwarmNetwork.Overlay overlay ->
          "an overlay with "
              + overlay.subnet().map(subnet -> "subnet " + subnet).orElse("a subnet of Docker's")
              + (overlay.attachable() ? ", attachable" : ", not attachable")
              + (overlay.encrypted() ? ", encrypted" : ", not encrypted");
    };
  }

  private static Reason differs(NetworkSpec.Overlay wanted, SwarmNetwork there) {
    return new Reason.NeedsPerson(
        "it is there, but not as declared: " + words(there),
        "declare it as it is, or stop what uses it and run: docker network rm " + wanted.name());
  }
}
