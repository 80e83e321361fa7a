/** What is asked of the program that talks to certificate authorities, and what it answers. */
package org.personalcontainers.core.acme;
