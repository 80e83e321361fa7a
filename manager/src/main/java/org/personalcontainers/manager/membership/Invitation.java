package org.personalcontainers.manager.membership;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.vault.Keyring;

/**
 * What a leader says to the manager of a node. Each may be repeated.
 *
 * @param node for whom it is: nobody else heeds it
 */
public record Invitation(NodeName node, Wish wish) {
  public static final Form<Invitation> FORM = Form.of(Invitation.class);

  /** What is wanted of it. */
  public sealed interface Wish {}

  /** To say who it is. */
  public record Tell() implements Wish {}

  /**
   * To join the group that keeps the store.
   *
   * @param group its name
   * @param address where others reach this node
   * @param certificate for the key that it told, and the authority's, as PEM
   * @param vault the keys to what is in the store; absent: the leader's version knows of none
   */
  public record Enter(
      String group,
      Address address,
      List<Neighbour> neighbours,
      String certificate,
      String authority,
      Optional<Keyring.Held> vault)
      implements Wish {
    public Enter {
      neighbours = List.copyOf(neighbours);
    }
  }

  /** To hold these keys of the vault too. */
  public record Hold(Keyring.Held vault) implements Wish {}

  /**
   * To forget what it kept, and to take another key: as this member it never comes back.
   *
   * @param former whoever is not this one any more has done so already
   */
  public record BeginAnew(MemberId former) implements Wish {}
}
