package org.personalcontainers.core.stack;

import java.util.SortedSet;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.StackName;

/**
 * How a stack uses a secret that the cluster keeps.
 *
 * @param standIn what it is called in the file until it is filled in
 * @param services that are granted it
 */
public record SecretUse(HashedName standIn, SortedSet<ServiceName> services) {
  /** No content has it. */
  private static final ContentHash OF_NOTHING = new ContentHash("0".repeat(64));

  public SecretUse {
    services = Ordered.copy(services);
  }

  /** Each stack has swarm keep its own, which goes when the stack goes. */
  public static HashedName standIn(StackName stack, SecretName secret) {
    return name(stack, secret, OF_NOTHING);
  }

  static HashedName name(StackName stack, SecretName secret, ContentHash mark) {
    return HashedName.of(stack, new ResourceName(secret.value()), mark);
  }
}
