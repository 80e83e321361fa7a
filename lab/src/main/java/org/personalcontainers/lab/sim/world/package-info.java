/**
 * Machines that behave as real ones do, in memory: Docker with its swarm, Gluster with its pool,
 * and the host below them, also where they are nasty. No chance, no threads, no clock but the
 * world's own.
 */
package org.personalcontainers.lab.sim.world;
