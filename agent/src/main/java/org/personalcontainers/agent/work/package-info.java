/** What the agent is ordered to do: for whom, one job per lock, and never for who is deposed. */
package org.personalcontainers.agent.work;
