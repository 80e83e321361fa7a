/**
 * What people and programs may ask of the manager, and what they are answered. Nothing here knows
 * sockets: docs/reference/api.md shows each road.
 */
package org.personalcontainers.manager.api;
