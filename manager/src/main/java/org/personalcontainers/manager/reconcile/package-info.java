/** The leader's loop: observe, plan, book, order, and again. */
package org.personalcontainers.manager.reconcile;
