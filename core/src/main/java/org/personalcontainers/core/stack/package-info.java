/**
 * Stacks: what one compose file asks of swarm, with the values that were filled in, and without
 * what swarm does not do.
 */
package org.personalcontainers.core.stack;
