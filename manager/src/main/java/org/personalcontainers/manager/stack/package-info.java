/** Stacks as they were handed in: kept in the store, with those before them. */
package org.personalcontainers.manager.stack;
