/** What a person types after {@code ./pcctl lab} to work with real nodes: one class per verb. */
package org.personalcontainers.lab.verbs;
