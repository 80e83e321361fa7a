/** What managers say to each other over their group, and what each keeps of it. */
package org.personalcontainers.manager.talk;
