/** What is secret among the documents lies sealed in the store; the key lies beside it. */
package org.personalcontainers.manager.vault;
