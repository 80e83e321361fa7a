/** The Gluster port over the gluster command and its XML. */
package org.personalcontainers.gluster.host;
