/** What was seen. */
package org.personalcontainers.core.status;
