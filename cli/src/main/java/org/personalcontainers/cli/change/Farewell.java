package org.personalcontainers.cli.change;

import java.util.concurrent.atomic.AtomicBoolean;

/** Tells whoever stops a view that only the view is stopped. */
public final class Farewell implements AutoCloseable {
  private final AtomicBoolean over = new AtomicBoolean();

  public Farewell(LiveLines lines, String word) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!over.get()) {
                    lines.leave(word);
                  }
                },
                "farewell"));
  }

  @Override
  public void close() {
    over.set(true);
  }
}
