package org.personalcontainers.core.stack;

import java.util.Optional;

/** What a container finds at a path of its own. */
public sealed interface Mount {
  String target();

  /** A path that each node has by itself. */
  record HostBind(String source, String target) implements Mount {}

  /** A path that lies beside the compose file, and is brought along. */
  record LocalBind(LocalPath source, String target) implements Mount {}

  /** A volume of the stack, or one without a name. */
  record InVolume(Optional<ResourceName> volume, String target) implements Mount {}

  /** Memory, or what else goes with the container. */
  record Fleeting(String target) implements Mount {}
}
