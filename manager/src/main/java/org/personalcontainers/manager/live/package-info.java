/** A manager that runs: its store, its loop, and what others ask of them. */
package org.personalcontainers.manager.live;
