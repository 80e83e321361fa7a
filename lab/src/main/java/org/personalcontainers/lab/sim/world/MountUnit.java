package org.personalcontainers.lab.sim.world;

import java.util.List;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Mount;

/** What systemd is told to keep mounted at one point. */
record MountUnit(VolumeName volume, Mount.Source source, List<NodeName> servers) {}
