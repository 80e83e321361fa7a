/** What Traefik is told of the swarm, at a socket that it takes for Docker's. */
package org.personalcontainers.agent.ingress;
