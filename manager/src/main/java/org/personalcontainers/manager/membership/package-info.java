/** How the managers become more, and fewer: the leader invites, and each keeps its own key. */
package org.personalcontainers.manager.membership;
