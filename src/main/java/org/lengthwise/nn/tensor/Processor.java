package org.lengthwise.nn.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Decides from the processor how large matrices are multiplied. */
public final class Processor {
  /** System property that forces {@code convolution} or {@code matmul} on any processor. */
  private static final String PRODUCTS = "lengthwise.products";

  private static final boolean CONVOLVES =
      prefersConvolution(System.getProperty(PRODUCTS, ""), Path.of("/proc/cpuinfo"));

  private Processor() {}

  /** How large matrix products are computed here: {@code convolution} or {@code matmul}. */
  public static String products() {
    return CONVOLVES ? "convolution" : "matmul";
  }

  /** Whether large matrix products are faster as convolutions here; constant during a process. */
  static boolean prefersConvolution() {
    return CONVOLVES;
  }

  /**
   * The engine's matrix library (MKL) uses 512-bit instructions on Intel's processors only; its
   * convolutions (oneDNN) use them wherever they exist.
   *
   * @param asked the value of the property, or empty
   * @param description Linux's description of the processor; other systems have no such file
   */
  static boolean prefersConvolution(String asked, Path description) {
    if (!asked.isEmpty()) {
      return asked.equals("convolution");
    }
    return has(description, "vendor_id", "AuthenticAMD") && has(description, "flags", "avx512f");
  }

  private static boolean has(Path description, String key, String word) {
    if (!Files.isReadable(description)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(description)) {
      return lines
          .filter(line -> line.startsWith(key))
          .anyMatch(line -> (line + " ").contains(" " + word + " "));
    } catch (IOException e) {
      return false;
    }
  }
}
