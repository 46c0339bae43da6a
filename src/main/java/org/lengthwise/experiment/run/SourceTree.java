package org.lengthwise.experiment.run;

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
 * The commit that the sources around the running code come from, when it is in a git checkout of
 * Lengthwise.
 *
 * @param commit the full hash of the last commit that changed them; in a shallow clone whose
 *     history begins later, of the commit that it begins with, followed by {@code (shallow clone)}
 * @param dirty whether a source file differed from that commit, or was not in it
 */
public record SourceTree(String commit, boolean dirty) {
  /** What the program is built from; changed documents or results do not matter. */
  private static final List<String> SOURCES = List.of("pom.xml", "src/main");

  /** The checkout around the running code; nothing when there is none, or no git. */
  static Optional<SourceTree> ofRunningCode() {
    return folder().flatMap(SourceTree::of);
  }

  /** The folder of the checkout around the running code; nothing when there is none. */
  public static Optional<Path> folder() {
    try {
      return folderAround(
          Path.of(SourceTree.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The checkout of Lengthwise around a file: the nearest folder above with a pom of that name. */
  static Optional<SourceTree> around(Path file) {
    return folderAround(file).flatMap(SourceTree::of);
  }

  private static Optional<Path> folderAround(Path file) {
    for (Path folder = file; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git")) && isLengthwise(folder.resolve("pom.xml"))) {
        return Optional.of(folder);
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
    // The Makefile asks in the same words; all but the hash is decoration.
    Optional<String> commit =
        git(checkout, List.of("log", "-1", "--format=%H%d", "--decorate-refs=refs/none", "--"))
            .map(line -> line.replace("(grafted)", "(shallow clone)"));
    Optional<String> changes = git(checkout, List.of("status", "--porcelain", "--"));
    return commit
        .filter(hash -> !hash.isBlank())
        .flatMap(hash -> changes.map(lines -> new SourceTree(hash.strip(), !lines.isBlank())));
  }

  private static Optional<String> git(Path checkout, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
    command.addAll(arguments);
    command.addAll(SOURCES);
    return output(command);
  }

  /** What a command prints; nothing when there is no such command or it fails. */
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
