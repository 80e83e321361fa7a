/** The mind: what to do next. Pure. */
package org.personalcontainers.manager.plan;
