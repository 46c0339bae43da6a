package org.lengthwise.nn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class OfflineStartTest {
  @TempDir Path cache;

  /** Computes something, in a process of its own. */
  public static final class Start {
    public static void main(String[] arguments) {
      try (NDManager manager = NDManager.newBaseManager()) {
        System.out.println(manager.create(new float[] {20, 22}).sum().getFloat());
      }
    }
  }

  @Test
  void theEngineStartsFromAnEmptyCacheWithoutANetwork() throws Exception {
    // Every connection of this Java goes through a proxy that is not there.
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-DsocksProxyHost=127.0.0.1",
                    "-DsocksProxyPort=9",
                    "-Dai.djl.offline=true",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Start.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DJL_CACHE_DIR", cache.toString());
    builder.environment().put("OPT_OUT_TRACKING", "true");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(out).endsWith("42.0\n");
  }
}
