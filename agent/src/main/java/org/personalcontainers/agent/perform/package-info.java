/** The agent's hands: one step becomes calls on Docker, Gluster and the host. */
package org.personalcontainers.agent.perform;
