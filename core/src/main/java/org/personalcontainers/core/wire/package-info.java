/** What the parts say to each other, as JSON that older and newer versions can read. */
package org.personalcontainers.core.wire;
