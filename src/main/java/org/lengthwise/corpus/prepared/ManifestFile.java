package org.lengthwise.corpus.prepared;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lengthwise.io.Sha256;

/**
 * {@code manifest.json}, and beside it its SHA-256 in the format of {@code sha256sum}, because a
 * file cannot contain its own.
 */
final class ManifestFile {
  static final String NAME = "manifest.json";
  static final String CHECKSUM = "manifest.sha256";

  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private ManifestFile() {}

  static void write(CorpusManifest manifest, Path folder) throws IOException {
    String text = JSON.toJson(manifest) + "\n";
    Files.writeString(folder.resolve(NAME), text);
    Files.writeString(folder.resolve(CHECKSUM), checksum(text));
  }

  /** The manifest in this folder; none if it is missing, damaged or of another format. */
  static Optional<CorpusManifest> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    Path checksum = folder.resolve(CHECKSUM);
    if (!Files.isRegularFile(file) || !Files.isRegularFile(checksum)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file);
      return Files.readString(checksum).equals(checksum(text)) ? parse(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<CorpusManifest> parse(String text) {
    try {
      return Optional.ofNullable(JSON.fromJson(text, CorpusManifest.class))
          .filter(manifest -> manifest.format() == CorpusManifest.FORMAT);
    } catch (RuntimeException e) {
      // Whole but of another format: Gson wraps what the record throws on an absent key.
      return Optional.empty();
    }
  }

  private static String checksum(String text) {
    return Sha256.of(text) + "  " + NAME + "\n";
  }
}
