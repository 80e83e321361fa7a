package org.personalcontainers.core.wire;

import java.util.Optional;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.step.Fence;

/**
 * What an agent answers to a look.
 *
 * @param hash of all that a manager would act on: the same hash, nothing to do anew. Whoever asks
 *     again names it, and may wait for another one
 * @param fence the highest that the agent knows
 */
public record Sighting(String hash, Optional<Fence> fence, Observation observation) {}
