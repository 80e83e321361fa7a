package org.personalcontainers.core.spec;

/** Whether every node keeps strangers from the inner ports by a table of ours. */
public enum Firewall {
  ON,
  /** Our table goes away; the network around the nodes has to keep strangers out. */
  OFF
}
