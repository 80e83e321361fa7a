package org.personalcontainers.core.api;

import java.util.List;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ServiceName;

/**
 * What handing in a stack came to.
 *
 * @param content of the whole; names it until it runs
 * @param services those that are new, change, or go
 * @param notices what stands in the file and will not be done
 * @param diff its lines against those of the file that was handed in last, where there was one
 */
public record StackChange(
    StackName stack,
    Changed.Outcome outcome,
    ContentHash content,
    List<Service> services,
    List<String> notices,
    String diff) {
  public StackChange {
    services = List.copyOf(services);
    notices = List.copyOf(notices);
  }

  /** Without a file. */
  public StackChange(
      StackName stack,
      Changed.Outcome outcome,
      ContentHash content,
      List<Service> services,
      List<String> notices) {
    this(stack, outcome, content, services, notices, "");
  }

  /** Its writer may have put a secret into the file. */
  @Override
  public String toString() {
    return "StackChange[" + stack + ", " + outcome + "]";
  }

  public record Service(ServiceName name, Kind kind) {}

  public enum Kind {
    NEW,
    CHANGES,
    GOES,
    /** For now: it comes again when somebody says so. */
    STOPS
  }
}
