/**
 * Compose files and files of values: from text to a stack or to all its problems at once, and to
 * the YAML that {@code docker stack deploy} takes.
 */
package org.personalcontainers.core.stack.yaml;
