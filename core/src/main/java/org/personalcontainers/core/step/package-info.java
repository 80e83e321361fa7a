/** What may be done, as data, and what came of it. */
package org.personalcontainers.core.step;
