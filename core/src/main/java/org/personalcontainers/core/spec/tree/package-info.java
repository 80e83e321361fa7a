/**
 * YAML as a tree whose every value knows its place, and problems that point there: what all files
 * of a person are read with.
 */
package org.personalcontainers.core.spec.tree;
