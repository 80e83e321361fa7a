/** What a plan would lead to: the same planner, fed with what it planned as if it had worked. */
package org.personalcontainers.manager.preview;
