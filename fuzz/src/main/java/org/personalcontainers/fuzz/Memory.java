package org.personalcontainers.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What this thread takes, and what the whole heap holds. */
final class Memory {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Memory() {}

  /** Of this thread since it began, whether it was given back or not. */
  static long taken() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  static long held() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  static String megabytes(long bytes) {
    return "%.1f MiB".formatted(bytes / 1024.0 / 1024);
  }
}
