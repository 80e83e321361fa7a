package org.personalcontainers.lab.house.broken.acme;

import org.personalcontainers.lab.house.broken.core.port.PortPart;
import org.personalcontainers.lab.house.broken.manager.ManagerPart;

/** Knows who starts it, and a port. */
public record AcmePart(ManagerPart managerPart, PortPart portPart) {}
