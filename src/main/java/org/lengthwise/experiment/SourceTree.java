package org.lengthwise.experiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The commit that the sources around the running code are at, when its jar lies in a git checkout
 * of Lengthwise.
 *
 * @param commit the full hash
 * @param dirty whether a source file differed from that commit, or was not in it
 */
record SourceTree(String commit, boolean dirty) {
  /** What the code is made from; a changed document or result does not make it another. */
  private static final List<String> SOURCES = List.of("pom.xml", "src/main");

  /** The checkout around the running code; nothing when there is none, or no git. */
  static Optional<SourceTree> ofRunningCode() {
    try {
      Path code =
          Path.of(SourceTree.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return around(code);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The checkout of Lengthwise around a file: the nearest folder above with a pom of that name. */
  static Optional<SourceTree> around(Path file) {
    for (Path folder = file; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git")) && isLengthwise(folder.resolve("pom.xml"))) {
        return of(folder);
      }
    }
    return Optional.empty();
  }

  private static boolean isLengthwise(Path pom) {
    try {
      return Files.exists(pom)
          && Files.readString(pom).contains("<artifactId>lengthwise</artifactId>");
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<SourceTree> of(Path checkout) {
    List<String> status = new ArrayList<>(List.of("status", "--porcelain", "--"));
    status.addAll(SOURCES);
    Optional<String> commit = git(checkout, List.of("rev-parse", "HEAD"));
    Optional<String> changes = git(checkout, status);
    return commit.flatMap(
        hash -> changes.map(lines -> new SourceTree(hash.strip(), !lines.isBlank())));
  }

  private static Optional<String> git(Path checkout, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
    command.addAll(arguments);
    return output(command);
  }

  /** What a command prints; nothing when it is not there or fails. */
  static Optional<String> output(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String output;
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        output = lines.lines().collect(Collectors.joining("\n"));
      }
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
