package org.personalcontainers.lab.real;

import java.util.List;

/**
 * What a node's container may do: all that a machine may, but for the clock and the machine's own
 * limits, which all nodes share. {@code --privileged} would ask for these too, and fails where the
 * machine itself is a container.
 */
final class Confinement {
  static final List<String> ALMOST_NONE =
      List.of(
          "--cap-add=ALL",
          "--cap-drop=SYS_RESOURCE",
          "--cap-drop=SYS_TIME",
          "--security-opt=seccomp=unconfined",
          "--security-opt=apparmor=unconfined",
          "--security-opt=systempaths=unconfined",
          "--device-cgroup-rule=a *:* rwm",
          "--device=/dev/fuse",
          "--cgroupns=private",
          // Bounded, since they lie in the machine's memory.
          "--tmpfs=/run:exec,mode=755,size=128m",
          "--tmpfs=/tmp:exec,mode=1777,size=256m",
          "--stop-signal=SIGRTMIN+3");

  private Confinement() {}
}
