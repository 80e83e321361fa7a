/**
 * Bad nights on purpose: each drill does one thing to a cluster of real nodes, and tells how it
 * came back.
 */
package org.personalcontainers.lab.drill;
