package org.personalcontainers.core.node;

import java.time.Duration;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.Step;

/** A step that a node is performing, for whom, since when. */
public record Job(Step step, Fence fence, Duration runningFor) {}
