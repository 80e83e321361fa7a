/**
 * What must outlive every node: named documents, kept by the managers together. Nothing here knows
 * which engine keeps them.
 */
package org.personalcontainers.manager.store;
