/** A node's Docker daemon, through its API. */
package org.personalcontainers.agent.docker;
