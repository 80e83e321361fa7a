/** What to do next about storage. Pure. */
package org.personalcontainers.gluster.plan;
