/** A small HTTP/1.1, bounded in everything, over Unix sockets and over TLS. */
package org.personalcontainers.link.http;
