/** The whole system in memory: seeded, deterministic, with a clock of its own. */
package org.personalcontainers.lab.sim;
