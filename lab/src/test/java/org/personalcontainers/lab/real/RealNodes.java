package org.personalcontainers.lab.real;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that wants a lab of its own. The lab is up before the first test of the class and
 * gone after the last; tests take it as a parameter of the type {@link RealLab}. Where no lab can
 * be made, the class fails: nothing is skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({RealNodesExtension.class, RanOnNodes.class})
public @interface RealNodes {
  /** How many: pi1, pi2, ... */
  int value() default 3;

  /** Machines in the same network with none of our packages. */
  String[] strangers() default {};
}
