package org.personalcontainers.core.stack;

import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;

/**
 * How a stack uses a secret that the cluster keeps.
 *
 * @param standIn what it is called in the file until it is filled in
 * @param services that are granted it
 */
public record SecretUse(HashedName standIn, SortedSet<ServiceName> services) {
  public SecretUse {
    services = Ordered.copy(services);
  }

  /** Its end is another one for each secret, so that no stand-in is part of another. */
  public static HashedName standIn(StackName stack, SecretName secret) {
    byte[] own = ("the secret " + secret).getBytes(StandardCharsets.UTF_8);
    return name(stack, secret, ContentHash.of(own));
  }

  /** Each stack has swarm keep its own, which goes when the stack goes. */
  static HashedName name(StackName stack, SecretName secret, ContentHash mark) {
    return HashedName.of(stack, new ResourceName(secret.value()), mark);
  }
}
