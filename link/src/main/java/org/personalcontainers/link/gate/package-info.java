/** Who comes in at a port, how many of them, and how long they may take. */
package org.personalcontainers.link.gate;
