/** Who is who: keys, certificates, roles, and who is at the other end of a connection. */
package org.personalcontainers.link.identity;
