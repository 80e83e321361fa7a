/**
 * The store on Atomix, a Raft engine that nobody maintains any more: what it lacks is added around
 * it here ({@link org.personalcontainers.manager.store.atomix.Guard}), and nothing outside knows
 * it.
 */
package org.personalcontainers.manager.store.atomix;
