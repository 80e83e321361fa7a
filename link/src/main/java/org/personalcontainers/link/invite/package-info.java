/** How a person proves to a cluster, and the cluster to the person, that both know one code. */
package org.personalcontainers.link.invite;
