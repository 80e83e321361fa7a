/** Small files that outlast a power cut. */
package org.personalcontainers.link.disk;
