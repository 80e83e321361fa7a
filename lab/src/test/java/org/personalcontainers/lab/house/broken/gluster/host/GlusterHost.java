package org.personalcontainers.lab.house.broken.gluster.host;

/** What only agents may know. */
public record GlusterHost() {}
