/** Real nodes in containers on one machine: systemd, Docker, GlusterFS, two disks each. */
package org.personalcontainers.lab.real;
