/** The mind: it decides, and acts on nothing. */
package org.personalcontainers.manager;
