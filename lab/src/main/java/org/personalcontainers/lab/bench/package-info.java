/** Measurements: each prints its figures beside the aim; none asserts one. */
package org.personalcontainers.lab.bench;
