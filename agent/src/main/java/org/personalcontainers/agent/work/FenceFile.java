package org.personalcontainers.agent.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.disk.DurableFile;

/** The fences in one small file, which is replaced as a whole. */
public final class FenceFile implements Fences {
  private static final Form<Fence> FORM = Form.of(Fence.class);

  private final DurableFile file;
  private Optional<Fence> highest = Optional.empty();
  private Optional<String> problem = Optional.empty();

  private FenceFile(DurableFile file) {
    this.file = file;
  }

  public static FenceFile at(Path file) {
    return at(new DurableFile(file));
  }

  static FenceFile at(DurableFile file) {
    FenceFile fences = new FenceFile(file);
    fences.read();
    return fences;
  }

  /**
   * A file that makes no sense is no reason to start at nothing: then every old leader is heard.
   */
  private void read() {
    try {
      highest = file.read().map(FORM::read);
    } catch (IOException | Unreadable e) {
      problem =
          Optional.of(
              "%s does not tell which leader was the last (%s): no order is followed; when no old manager is left that could give orders, delete it and restart the agent"
                  .formatted(file.path(), e.getMessage()));
    }
  }

  @Override
  public synchronized Heed heed(Fence fence) {
    if (problem.isPresent()) {
      return new Lost(problem.get());
    }
    int order = highest.map(fence::compareTo).orElse(1);
    if (order < 0) {
      return new Older(highest.orElseThrow());
    }
    return order == 0 ? new Heeded() : raised(fence);
  }

  /** Whether a failed attempt is on the disk nobody knows: the next one tries again. */
  private Heed raised(Fence fence) {
    try {
      file.write(FORM.write(fence));
      highest = Optional.of(fence);
      return new Heeded();
    } catch (IOException e) {
      return new Lost(file.path() + " can't be written: " + e);
    }
  }

  @Override
  public synchronized Optional<Fence> highest() {
    return highest;
  }

  @Override
  public synchronized Optional<String> problem() {
    return problem;
  }
}
