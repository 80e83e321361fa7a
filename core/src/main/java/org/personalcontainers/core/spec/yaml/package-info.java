/**
 * cluster.yml and join.yml: from text to a declaration or to all its problems at once, and back to
 * text.
 */
package org.personalcontainers.core.spec.yaml;
