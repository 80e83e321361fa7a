package org.personalcontainers.lab.real;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The plug of a node's disks. The kernel's order EXT4_IOC_SHUTDOWN without a flush of the journal:
 * from that instant on nothing reaches the disk any more, as if the power had gone.
 */
final class Filesystems {
  private static final long EXT4_IOC_SHUTDOWN = 0x8004587DL;
  private static final int WITHOUT_FLUSHING_THE_JOURNAL = 2;
  private static final int READ_ONLY = 0;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final VarHandle ERRNO_VALUE =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle OPEN =
      handle(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          ERRNO,
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle IOCTL =
      handle(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          ERRNO,
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE =
      handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), ERRNO);

  private Filesystems() {}

  /**
   * Shuts down every filesystem whose root is one of the directories. All are opened first, so that
   * the shutting down itself is one short loop: many disks lose their power in the same instant.
   */
  static void unplug(List<Path> roots) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
      MemorySegment how = arena.allocateFrom(JAVA_INT, WITHOUT_FLUSHING_THE_JOURNAL);
      List<Integer> descriptors = new ArrayList<>();
      try {
        for (Path root : roots) {
          descriptors.add(open(root, arena, errno));
        }
        for (int i = 0; i < roots.size(); i++) {
          shutDown(descriptors.get(i), roots.get(i), how, errno);
        }
      } finally {
        descriptors.forEach(descriptor -> close(descriptor, errno));
      }
    }
  }

  private static int open(Path root, Arena arena, MemorySegment errno) {
    MemorySegment name = arena.allocateFrom(root.toString());
    int descriptor = call(() -> (int) OPEN.invokeExact(errno, name, READ_ONLY));
    if (descriptor < 0) {
      throw failed("opened", root, errno);
    }
    return descriptor;
  }

  private static void shutDown(int descriptor, Path root, MemorySegment how, MemorySegment errno) {
    int result = call(() -> (int) IOCTL.invokeExact(errno, descriptor, EXT4_IOC_SHUTDOWN, how));
    if (result < 0) {
      throw failed("shut down", root, errno);
    }
  }

  private static void close(int descriptor, MemorySegment errno) {
    call(() -> (int) CLOSE.invokeExact(errno, descriptor));
  }

  private static LabProblem failed(String what, Path root, MemorySegment errno) {
    int number = (int) ERRNO_VALUE.get(errno, 0L);
    return new LabProblem(
        "the filesystem at " + root + " could not be " + what + " (errno " + number + ")");
  }

  // The calls into the C library are the point of this class.
  @SuppressWarnings("restricted")
  private static MethodHandle handle(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, options);
  }

  private interface NativeCall {
    int run() throws Throwable;
  }

  private static int call(NativeCall nativeCall) {
    try {
      return nativeCall.run();
    } catch (Throwable e) {
      throw new IllegalStateException("a call into the C library failed by itself", e);
    }
  }
}
