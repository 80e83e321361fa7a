/**
 * Images of real programs for the engines of the nodes, made from package registries where no image
 * registry answers. For the lab alone: what users get is the upstream image of the same name.
 */
package org.personalcontainers.lab.image;
