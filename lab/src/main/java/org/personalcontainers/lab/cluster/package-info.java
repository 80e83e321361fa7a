/** A cluster on nodes of the lab: how it is founded there, and whether it is whole. */
package org.personalcontainers.lab.cluster;
