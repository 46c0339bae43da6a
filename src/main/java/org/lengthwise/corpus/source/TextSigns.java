package org.lengthwise.corpus.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What in the lines of a file suggests that it is not the plain text it is read as: escaped
 * characters, markup, control characters where quotation marks were, letters encoded twice. Such
 * text is counted and named, and read as it stands.
 */
final class TextSigns {
  /** How files of markup begin: SGM and XML of WMT, TMX, XLIFF, pages of the web. */
  private static final Pattern HEADER =
      Pattern.compile(
          "\\s*(<(?:\\?xml|!doctype|mteval|srcset|refset|tstset|dataset|doc|seg|tmx|xliff|html)\\b"
              + "[^<>]{0,60}>?).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** As Moses and HTML write them, and as a tokeniser cuts them: {@code & apos ;}. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "& ?(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|amp|apos|quot|lt|gt|nbsp|shy|hellip|[mn]dash"
              + "|[lr][sd]quo|[lr]aquo|euro|pound|copy|deg|sect|szlig|oelig|aelig"
              + "|[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)) ?;");

  private static final Pattern TAG =
      Pattern.compile("<(/?[A-Za-z][A-Za-z0-9:_-]*)(?:\\s[^<>]*)?/?>");

  /** A control character of the range C1, alone or as part of a letter encoded in UTF-8 twice. */
  private static final Pattern CONTROL =
      Pattern.compile(
          "([\\x{c2}-\\x{c5}][\\x{80}-\\x{9f}]|\\x{e2}[\\x{80}-\\x{9f}][\\x{80}-\\x{bf}])"
              + "|[\\x{80}-\\x{9f}]");

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final char UNREADABLE = '\uFFFD';

  private final Tally escapes =
      new Tally("escaped characters", "they are kept; to get rid of them, unescape the file first");
  private final Tally tags =
      new Tally("tags", "they become words; to get rid of them, remove them from the file first");
  private final Tally controls =
      new Tally(
          "control characters",
          "they are dropped (U+0085 becomes a blank); if they were punctuation, convert the file from"
              + " windows-1252 first");
  private final Tally twice =
      new Tally("characters encoded in UTF-8 twice", "repair the file first");
  private final Tally unreadable =
      new Tally("marks of bytes that another program could not read", "they are kept");

  private Optional<String> header = Optional.empty();
  private boolean begun;

  /** Takes note of a line. */
  void add(int number, String line) {
    if (!begun && !line.isBlank()) {
      begun = true;
      Matcher matcher = HEADER.matcher(line);
      header =
          matcher.matches()
              ? Optional.of("%d: the file begins with `%s`".formatted(number, matcher.group(1)))
              : Optional.empty();
    }
    boolean ampersand = false;
    boolean bracket = false;
    boolean control = false;
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      ampersand |= character == '&';
      bracket |= character == '<';
      control |= character >= 0x80 && character <= 0x9F;
      if (character == UNREADABLE) {
        unreadable.add(number, "U+FFFD");
      }
    }
    if (ampersand) {
      ESCAPE.matcher(line).results().forEach(found -> escapes.add(number, quoted(found.group())));
    }
    if (bracket) {
      TAG.matcher(line)
          .results()
          .forEach(found -> tags.add(number, quoted("<" + found.group(1) + ">")));
    }
    if (control) {
      CONTROL
          .matcher(line)
          .results()
          .forEach(
              found -> {
                if (found.group(1) == null) {
                  controls.add(number, meant(found.group().charAt(0)));
                } else {
                  twice.add(number, decoded(found.group()));
                }
              });
    }
  }

  /** That the file is markup and no text, as an error; empty where it is not. */
  Optional<String> fault(BitextFolder.TextFile file) {
    return header.map(
        found -> file + ":" + found + "; it is markup, wanted plain text, one sentence per line");
  }

  /**
   * A line for each kind of sign that was found.
   *
   * @param lines how many lines the file has
   */
  List<String> notes(BitextFolder.TextFile file, int lines) {
    return Stream.of(escapes, tags, controls, twice, unreadable)
        .flatMap(tally -> tally.note(file, lines).stream())
        .toList();
  }

  private static String quoted(String text) {
    return "`" + text + "`";
  }

  /** A control character, with what the same byte is in windows-1252. */
  private static String meant(char control) {
    String other = new String(new byte[] {(byte) control}, WINDOWS);
    String code = "U+%04X".formatted((int) control);
    return other.charAt(0) == UNREADABLE ? code : code + ", in windows-1252 " + quoted(other) + ",";
  }

  private static String decoded(String twice) {
    String codes = twice.chars().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
    byte[] bytes = twice.getBytes(StandardCharsets.ISO_8859_1);
    return codes + " for " + quoted(new String(bytes, StandardCharsets.UTF_8));
  }

  /** How often one kind of sign was found, and where first. */
  private static final class Tally {
    private static final int SHOWN = 3;

    private final String what;
    private final String consequence;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int first;
    private int last;
    private int lines;

    Tally(String what, String consequence) {
      this.what = what;
      this.consequence = consequence;
    }

    void add(int line, String sign) {
      first = lines == 0 ? line : first;
      lines += lines == 0 || line != last ? 1 : 0;
      last = line;
      counts.merge(sign, 1, Integer::sum);
    }

    Optional<String> note(BitextFolder.TextFile file, int all) {
      if (lines == 0) {
        return Optional.empty();
      }
      List<String> signs = new ArrayList<>();
      counts.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
          .limit(SHOWN)
          .forEach(
              sign ->
                  signs.add(
                      String.format(Locale.ROOT, "%s %s", sign.getKey(), times(sign.getValue()))));
      if (counts.size() > SHOWN) {
        signs.add((counts.size() - SHOWN) + " others");
      }
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s:%d: %,d of %,d lines contain %s: %s; %s",
              file,
              first,
              lines,
              all,
              what,
              String.join(", ", signs),
              consequence));
    }

    private static String times(int count) {
      return count == 1 ? "once" : String.format(Locale.ROOT, "%,d times", count);
    }
  }
}
