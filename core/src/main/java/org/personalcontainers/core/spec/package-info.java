/** What the user declared. */
package org.personalcontainers.core.spec;
