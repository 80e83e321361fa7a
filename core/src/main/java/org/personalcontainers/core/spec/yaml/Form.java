package org.personalcontainers.core.spec.yaml;

import java.util.function.Function;
import org.personalcontainers.core.spec.tree.Tree;

/**
 * What a single value must look like.
 *
 * @param example one that fits, for the remedy
 * @param read throws {@link org.personalcontainers.core.spec.UnfitValue} on one that does not
 */
record Form<T>(String example, Function<Tree.Scalar, T> read) {}
