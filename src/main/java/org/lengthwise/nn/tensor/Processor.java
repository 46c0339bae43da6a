package org.lengthwise.nn.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What of the processor decides how matrices are multiplied. */
public final class Processor {
  /** {@code convolution} or {@code matmul} takes that way on any processor. */
  private static final String PRODUCTS = "lengthwise.products";

  private static final boolean CONVOLVES =
      prefersConvolution(System.getProperty(PRODUCTS, ""), Path.of("/proc/cpuinfo"));

  private Processor() {}

  /** Which way large matrix products go here, {@code convolution} or {@code matmul}. */
  public static String products() {
    return CONVOLVES ? "convolution" : "matmul";
  }

  /** Whether large matrix products go faster as convolutions here; the same for a whole process. */
  static boolean prefersConvolution() {
    return CONVOLVES;
  }

  /**
   * The engine's matrix library (MKL) keeps the 512-bit instructions to processors of its own
   * maker; its convolutions (oneDNN) use them wherever they are.
   *
   * @param asked what the property asks for, or nothing
   * @param description where Linux describes the processor; another system has no such file
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
