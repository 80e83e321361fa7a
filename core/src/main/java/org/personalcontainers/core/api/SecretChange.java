package org.personalcontainers.core.api;

import java.util.List;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ServiceName;

/**
 * What setting a secret came to.
 *
 * @param stacks whose services move over to what it holds now
 * @param later the others that use it: stopped, or taken back by swarm when they were deployed last
 */
public record SecretChange(
    SecretName secret, Changed.Outcome outcome, List<Moved> stacks, List<StackName> later) {
  public SecretChange {
    stacks = List.copyOf(stacks);
    later = List.copyOf(later);
  }

  /**
   * A stack that uses it.
   *
   * @param content of the whole; names it until it runs
   */
  public record Moved(StackName stack, ContentHash content, List<ServiceName> services) {
    public Moved {
      services = List.copyOf(services);
    }
  }
}
