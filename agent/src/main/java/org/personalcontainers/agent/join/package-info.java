/** How a node gets into its cluster, and lets others in: knocks, claims, admissions. */
package org.personalcontainers.agent.join;
