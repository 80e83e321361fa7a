/**
 * What the programs say to each other over the API, as data: docs/reference/api.md shows each road.
 */
package org.personalcontainers.core.api;
