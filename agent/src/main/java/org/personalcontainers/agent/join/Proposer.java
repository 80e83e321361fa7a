package org.personalcontainers.agent.join;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.knock.Claim;
import org.personalcontainers.link.knock.ClaimAnswer;
import org.personalcontainers.link.knock.ClaimWish;
import org.personalcontainers.link.knock.Claiming;

/**
 * Claims nodes for a manager that founds a cluster: one after the other, in the order of their
 * names, and all or none. Of two that do so at once, the one that gets the first common node gets
 * all of them, and the other lets go of what it had.
 */
public final class Proposer {
  private final Fingerprint own;
  private final Allegiance allegiance;
  private final Guests guests;
  private final Duration patience;

  Proposer(Fingerprint own, Allegiance allegiance, Guests guests, Duration patience) {
    this.own = own;
    this.allegiance = allegiance;
    this.guests = guests;
    this.patience = patience;
  }

  synchronized Claiming claim(ClaimWish wish) throws InterruptedException {
    Map<NodeName, Fingerprint> granted = new LinkedHashMap<>();
    for (Map.Entry<NodeName, Fingerprint> node : wish.nodes().entrySet()) {
      Optional<ClaimAnswer> answer = ask(node.getValue(), wish.claim());
      granted.put(node.getKey(), node.getValue());
      if (answer.isEmpty() || !(answer.get() instanceof ClaimAnswer.Granted)) {
        granted.values().forEach(each -> release(each, wish.claim()));
        return answer
            .<Claiming>map(no -> new Claiming.Denied(node.getKey(), no))
            .orElseGet(() -> new Claiming.Silent(node.getKey()));
      }
    }
    return new Claiming.AllGranted();
  }

  private Optional<ClaimAnswer> ask(Fingerprint node, Claim claim) throws InterruptedException {
    return node.equals(own)
        ? Optional.of(allegiance.claim(claim))
        : guests.claim(node, claim, patience);
  }

  private void release(Fingerprint node, Claim claim) {
    if (node.equals(own)) {
      allegiance.release(claim.nonce());
    } else {
      guests.release(node, claim.nonce());
    }
  }
}
