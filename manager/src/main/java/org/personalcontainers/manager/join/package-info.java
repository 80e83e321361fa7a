/** Who belongs to the cluster: founding it, its join keys, and letting nodes in. */
package org.personalcontainers.manager.join;
