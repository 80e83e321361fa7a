/** The lab's door: one main, one class per verb behind it. */
package org.personalcontainers.lab;
