/**
 * The program that talks to certificate authorities. The manager runs it for as long as an order
 * takes: what it is made of would cost the manager ten megabytes for ever.
 */
package org.personalcontainers.acme;
