package org.personalcontainers.lab.real;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A process that makes a lab for itself and then waits to be killed. */
final class AbandonedLab {
  private AbandonedLab() {}

  public static void main(String[] arguments) throws InterruptedException {
    RealLab lab =
        RealLab.of(LabHome.ofThisMachine(), new LabName(arguments[0]), System.out::println);
    lab.belongsToThisProcess();
    lab.up(1, List.of());
    new CountDownLatch(1).await();
  }
}
