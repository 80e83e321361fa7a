/** What ports promise, tried on simulated nodes now and on real ones once there are adapters. */
package org.personalcontainers.lab.contract;
