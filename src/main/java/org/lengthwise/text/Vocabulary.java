package org.lengthwise.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.lengthwise.io.IoFault;

/**
 * The words that a model knows, each with its id: 0 ends a sentence, 1 stands for every unknown
 * word, and the words follow.
 *
 * <p>Its file is UTF-8 with one word per line in the order of the ids, so that the id is the line
 * number minus one.
 */
public final class Vocabulary {
  /** The id that ends a sentence. */
  public static final int END = 0;

  /** The id of every word that the vocabulary does not hold. */
  public static final int UNKNOWN = 1;

  /** What an unknown word is written as: one token, which no ordinary text holds. */
  public static final String UNKNOWN_SYMBOL = "⁇";

  private static final String END_SYMBOL = "</s>";
  private static final int FIRST_WORD = 2;
  private static final Comparator<String> CODE_POINT_ORDER = Vocabulary::compareCodePoints;

  private final List<String> words;
  private final Map<String, Integer> ids;

  private Vocabulary(List<String> words) {
    this.words = List.copyOf(words);
    this.ids = new HashMap<>(2 * words.size());
    for (int id = FIRST_WORD; id < words.size(); id++) {
      ids.put(words.get(id), id);
    }
  }

  /**
   * The most frequent words of some sentences, the most frequent first; among equally frequent ones
   * the order of their code points decides. The two reserved symbols are never words.
   *
   * @param words how many words to keep at most, at least 0
   */
  public static Vocabulary mostFrequent(Stream<? extends List<String>> sentences, int words) {
    if (words < 0) {
      throw new IllegalArgumentException("words is " + words + ", must be at least 0");
    }
    Map<String, Long> counts = new HashMap<>();
    sentences
        .sequential()
        .forEachOrdered(tokens -> tokens.forEach(word -> counts.merge(word, 1L, Long::sum)));
    counts.remove(END_SYMBOL);
    counts.remove(UNKNOWN_SYMBOL);
    List<String> kept = new ArrayList<>(List.of(END_SYMBOL, UNKNOWN_SYMBOL));
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey(CODE_POINT_ORDER)))
        .limit(words)
        .map(Map.Entry::getKey)
        .peek(Vocabulary::requireWord)
        .forEachOrdered(kept::add);
    return new Vocabulary(kept);
  }

  /** UTF-16 order puts emoji before some letters of the basic plane; code-point order does not. */
  private static int compareCodePoints(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int at = 0; at < length; at++) {
      if (left.charAt(at) != right.charAt(at)) {
        return Integer.compare(left.codePointAt(at), right.codePointAt(at));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  private static void requireWord(String word) {
    if (word.isEmpty() || word.codePoints().anyMatch(Characters::isSpace)) {
      throw new IllegalArgumentException("`" + word + "` is empty or contains white space");
    }
  }

  /** The number of ids: the words and the two reserved symbols. */
  public int size() {
    return words.size();
  }

  /** Whether a word has an id of its own. */
  public boolean knows(String word) {
    return ids.containsKey(word);
  }

  /** Whether no word of it has an upper-case letter. */
  public boolean isLowerCase() {
    return words.stream()
        .skip(FIRST_WORD)
        .allMatch(word -> word.equals(word.toLowerCase(Locale.ROOT)));
  }

  /** The tokens that it does not know, each once, in the order of the sentence. */
  public List<String> unknown(List<String> tokens) {
    return tokens.stream().filter(word -> !knows(word)).distinct().toList();
  }

  /** The ids of some tokens, without {@link #END}. */
  public int[] encode(List<String> tokens) {
    return tokens.stream().mapToInt(word -> ids.getOrDefault(word, UNKNOWN)).toArray();
  }

  /** The words of some ids; {@link #END} is left out. */
  public List<String> decode(int[] tokens) {
    List<String> decoded = new ArrayList<>(tokens.length);
    for (int id : tokens) {
      if (id < 0 || id >= size()) {
        throw new IllegalArgumentException("id " + id + " is not in 0 to " + (size() - 1));
      }
      if (id != END) {
        decoded.add(words.get(id));
      }
    }
    return decoded;
  }

  /**
   * Writes the file.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(Path file) {
    try {
      Files.writeString(file, String.join("\n", words) + "\n");
    } catch (IOException e) {
      throw IoFault.cannot("write", file, e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is not a vocabulary, with the file and the line
   */
  public static Vocabulary read(Path file) {
    // Only \n ends a line: a reader of lines would also cut at characters that a word may hold.
    String[] lines = content(file).split("\n", -1);
    int words = lines.length - 1;
    expect(file, lines, END, END_SYMBOL);
    expect(file, lines, UNKNOWN, UNKNOWN_SYMBOL);
    if (!lines[words].isEmpty()) {
      throw fault(file, words, "the line has no end; the file is cut off");
    }
    Map<String, Integer> firstLines = new HashMap<>(2 * words);
    for (int at = 0; at < words; at++) {
      String word = lines[at];
      if (word.isEmpty() || word.codePoints().anyMatch(Characters::isSpace)) {
        throw fault(file, at, "`" + word + "` is empty or contains white space");
      }
      Integer first = firstLines.putIfAbsent(word, at);
      if (first != null) {
        throw fault(file, at, "`" + word + "` is already on line " + (first + 1));
      }
    }
    return new Vocabulary(List.of(lines).subList(0, words));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + ": not UTF-8", e);
    } catch (IOException e) {
      throw IoFault.cannot("read", file, e);
    }
  }

  private static void expect(Path file, String[] lines, int at, String wanted) {
    String found = at < lines.length ? lines[at] : "";
    if (!found.equals(wanted)) {
      throw fault(file, at, "found `" + found + "`, wanted `" + wanted + "`");
    }
  }

  private static IllegalArgumentException fault(Path file, int at, String text) {
    return new IllegalArgumentException(file + ":" + (at + 1) + ": " + text);
  }
}
