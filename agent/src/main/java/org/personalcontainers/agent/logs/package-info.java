/** What containers wrote: read out of Docker when somebody asks, and kept nowhere. */
package org.personalcontainers.agent.logs;
