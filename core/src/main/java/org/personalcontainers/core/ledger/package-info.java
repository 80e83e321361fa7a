/** What is known from before: birth certificates and approvals. */
package org.personalcontainers.core.ledger;
