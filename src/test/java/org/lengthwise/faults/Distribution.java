package org.lengthwise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Distributions of the classes under test, and the script that {@code make} places them with. */
public final class Distribution {
  private Distribution() {}

  /**
   * Makes the launcher, and one jar that names all others.
   *
   * @param folder that its {@code bin} and {@code lib} go into
   * @return the launcher
   */
  public static Path in(Path folder) throws IOException {
    String paths =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(path -> Path.of(path).toUri().toString())
            .collect(Collectors.joining(" "));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, paths);
    Path jar = Files.createDirectories(folder.resolve("lib")).resolve("lengthwise.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      ZipEntry entry = new ZipEntry(JarFile.MANIFEST_NAME);
      entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0)); // as Maven's jars: always the same
      out.putNextEntry(entry);
      manifest.write(out);
    }
    Path launcher = Files.createDirectories(folder.resolve("bin")).resolve("lengthwise");
    return Files.copy(Path.of("src/main/dist/bin/lengthwise"), launcher);
  }

  /**
   * What {@code make} does once Maven has built a program that differs from the others.
   *
   * @param link to the newest build
   */
  public static void build(String version, Path link) throws IOException, InterruptedException {
    Path built = link.resolveSibling("distribution");
    Files.writeString(in(built), "# " + version + "\n", StandardOpenOption.APPEND);
    assertThat(folders("clear", link)).isEqualTo("0 ");
    assertThat(folders("place", built, link)).isEqualTo("0 ");
    assertThat(link.resolve("bin/lengthwise")).content().endsWith(version + "\n");
  }

  /** The exit code of the script and what it says. */
  public static String folders(String command, Path... arguments)
      throws IOException, InterruptedException {
    return folders(Map.of(), command, arguments);
  }

  /** The same with more in the environment. */
  public static String folders(Map<String, String> environment, String command, Path... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("sh", "src/main/build/folders", command));
    Stream.of(arguments).map(Path::toString).forEach(words::add);
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    return process.waitFor() + " " + said;
  }
}
