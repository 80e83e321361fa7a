/** What no plan may do, whoever made it: written without a look at the planner. */
package org.personalcontainers.core.check;
