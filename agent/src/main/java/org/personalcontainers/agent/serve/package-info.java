/** What the agent answers, on its port and on its Unix socket, and to whom. */
package org.personalcontainers.agent.serve;
