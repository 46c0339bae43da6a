package org.lengthwise.corpus.prepared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.io.Sha256;

/** The files of a prepared corpus, and whether they match its manifest. */
final class PreparedFolder {
  static final String SOURCE_VOCABULARY = "source.vocabulary";
  static final String TARGET_VOCABULARY = "target.vocabulary";
  static final String TRAIN = "train.bitext";
  static final String DEV = "dev.bitext";
  static final String TEST = "test.bitext";
  static final String DEV_TEXT = "dev.jsonl";
  static final String TEST_TEXT = "test.jsonl";

  static final List<String> FILES =
      List.of(SOURCE_VOCABULARY, TARGET_VOCABULARY, TRAIN, DEV, TEST, DEV_TEXT, TEST_TEXT);

  private PreparedFolder() {}

  /** The SHA-256 of each prepared file, by name. */
  static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String name : FILES) {
      hashes.put(name, Sha256.of(folder.resolve(name)));
    }
    return hashes;
  }

  /**
   * The manifest of an intact prepared corpus.
   *
   * @throws CorpusException naming each file that is missing or damaged
   */
  static CorpusManifest verify(Path folder) throws IOException {
    CorpusManifest manifest = manifest(folder);
    List<String> faults = new ArrayList<>();
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (!Files.isRegularFile(file)) {
        faults.add("%s is missing from the prepared corpus".formatted(file));
      } else if (!Sha256.of(file).equals(manifest.files().get(name))) {
        faults.add(
            "%s is damaged: its SHA-256 is not the one in %s".formatted(file, ManifestFile.NAME));
      }
    }
    if (!faults.isEmpty()) {
      throw new CorpusException(faults);
    }
    return manifest;
  }

  /**
   * The manifest, without checking the other files.
   *
   * @throws CorpusException if it is missing or damaged
   */
  static CorpusManifest manifest(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(ManifestFile.NAME))) {
      throw new CorpusException(
          "%s has no %s, so it is not a prepared corpus".formatted(folder, ManifestFile.NAME));
    }
    return ManifestFile.read(folder)
        .orElseThrow(
            () ->
                new CorpusException(
                    "%s is damaged, or another version of this program wrote it"
                        .formatted(folder.resolve(ManifestFile.NAME))));
  }

  /** Whether the folder contains anything. */
  static boolean isBegun(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isPresent();
    }
  }

  /** The files in the folder that are not part of a prepared corpus, sorted. */
  static Set<String> otherFiles(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      Set<String> names = new TreeSet<>(entries.map(entry -> "" + entry.getFileName()).toList());
      names.removeAll(FILES);
      names.remove(ManifestFile.NAME);
      names.remove(ManifestFile.CHECKSUM);
      return names;
    }
  }
}
