/** What a manager tells Prometheus of itself. */
package org.personalcontainers.manager.figures;
