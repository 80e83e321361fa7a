/** What a machine is to its manager: something that can be looked at, and ordered about. */
package org.personalcontainers.core.node;
