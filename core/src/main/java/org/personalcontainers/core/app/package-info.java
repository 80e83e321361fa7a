/** Apps: an image and a domain, and the compose file that follows from them. */
package org.personalcontainers.core.app;
