package org.lengthwise.corpus.prepared;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lengthwise.corpus.SentencePair;

/** Sentence pairs as text, one JSON object a line, so that any character comes back as it was. */
final class SentencePairFile {
  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  private SentencePairFile() {}

  static void write(List<SentencePair> pairs, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (SentencePair pair : pairs) {
        out.append(JSON.toJson(pair)).append('\n');
      }
    }
  }

  static List<SentencePair> read(Path file) throws IOException {
    List<SentencePair> pairs = new ArrayList<>();
    // readLine ends a line at CR and LF alone, and Gson escapes both.
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        pairs.add(JSON.fromJson(line, SentencePair.class));
      }
    } catch (JsonParseException e) {
      throw new IOException(
          "%s:%d: not a sentence pair in JSON".formatted(file, pairs.size() + 1), e);
    }
    return List.copyOf(pairs);
  }
}
