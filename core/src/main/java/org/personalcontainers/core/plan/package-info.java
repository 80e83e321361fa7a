/** What to do next, and what every plan keeps to. */
package org.personalcontainers.core.plan;
