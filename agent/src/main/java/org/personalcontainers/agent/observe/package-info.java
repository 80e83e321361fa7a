/** The agent's eyes: what one node is like now. */
package org.personalcontainers.agent.observe;
