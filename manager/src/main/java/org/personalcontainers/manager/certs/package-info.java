/**
 * Certificates: which are wanted, how they are ordered, and how they are kept. The leader orders
 * them; agents place them, as all else, because a plan says so.
 */
package org.personalcontainers.manager.certs;
