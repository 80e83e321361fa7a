/** The managers among themselves: who is there, questions and answers, news for all. */
package org.personalcontainers.manager.group;
