/** The agent as a whole: what it is made of, and how it starts and ends. */
package org.personalcontainers.agent;
