/** What agents act on, in the words of the domain: never a command line. */
package org.personalcontainers.core.port;
