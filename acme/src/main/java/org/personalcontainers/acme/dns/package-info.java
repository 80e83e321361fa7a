/** Changes the records of DNS zones, where they are kept, and looks whether the world sees them. */
package org.personalcontainers.acme.dns;
