package org.personalcontainers.lab.house.broken.jgroups;

/** Stands for JGroups. */
public record Channel() {}
