/** Hostile bytes, for the tests of whatever reads what others have written. In no package. */
package org.personalcontainers.fuzz;
