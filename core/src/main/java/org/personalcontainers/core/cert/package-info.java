/** Certificates, and all else that a node which takes requests from outside is to hold. */
package org.personalcontainers.core.cert;
