/** A node's operating system: its files, its systemd, its mounts. */
package org.personalcontainers.agent.host;
