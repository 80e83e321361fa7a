/** How a node asks to be let in: what is proven, and what is said, whoever carries it. */
package org.personalcontainers.link.knock;
