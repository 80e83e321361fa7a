/** Strangers before the doors of a real cluster, and what they cost. */
package org.personalcontainers.lab.hostile;
