package org.lengthwise.io;

/** Breaks off this process's writes at a step, by an exception, until it is closed. */
public final class BrokenWrite implements AutoCloseable {
  /**
   * @param step the name of a {@link WriteStep}
   * @param path the end of the path that is written
   */
  public BrokenWrite(String step, String path) {
    WriteStep wanted = WriteStep.valueOf(step);
    WriteStep.observe(
        (at, file) -> {
          if (at == wanted && file.endsWith(path)) {
            throw new IllegalStateException("killed");
          }
        });
  }

  @Override
  public void close() {
    WriteStep.observe((step, path) -> {});
  }
}
