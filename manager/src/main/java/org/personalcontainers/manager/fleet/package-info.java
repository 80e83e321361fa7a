/** The agents, as the leader reaches them: over HTTPS, each known by its certificate. */
package org.personalcontainers.manager.fleet;
