package org.lengthwise.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A language as corpora name it: a code of ISO 639, of two or three letters, perhaps with a script
 * or a region, such as {@code en}, {@code eng}, {@code fre-CA}, {@code cmn_Hans} or {@code es_LA}.
 *
 * @param text as written
 * @param shortest the code of two letters where there is one, that of three where there is not,
 *     {@link #NONE} where the text is no code
 */
public record LanguageCode(String text, String shortest) {
  /** The code for a language that is not known, in ISO 639-2: no rules belong to it. */
  public static final String NONE = "und";

  /**
   * Codes of ISO 639-2/B, retired ones, and languages within one that has a code of two letters.
   */
  private static final Map<String, String> OTHERS =
      byMember(
          Map.ofEntries(
              Map.entry("ar", "arb acm acq aeb ajp apc apd ars ary arz"),
              Map.entry("ay", "ayr"),
              Map.entry("az", "azb azj"),
              Map.entry("bo", "tib"),
              Map.entry("cs", "cze"),
              Map.entry("cy", "wel"),
              Map.entry("de", "ger"),
              Map.entry("el", "gre"),
              Map.entry("et", "ekk"),
              Map.entry("eu", "baq"),
              Map.entry("fa", "per pes prs"),
              Map.entry("ff", "fuv"),
              Map.entry("fr", "fre"),
              Map.entry("he", "iw"),
              Map.entry("hy", "arm"),
              Map.entry("id", "in"),
              Map.entry("is", "ice"),
              Map.entry("ka", "geo"),
              Map.entry("kr", "knc"),
              Map.entry("ku", "ckb kmr"),
              Map.entry("lv", "lvs"),
              Map.entry("mg", "plt"),
              Map.entry("mi", "mao"),
              Map.entry("mk", "mac"),
              Map.entry("mn", "khk"),
              Map.entry("ms", "may zsm"),
              Map.entry("my", "bur"),
              Map.entry("ne", "npi"),
              Map.entry("nl", "dut"),
              Map.entry("om", "gaz"),
              Map.entry("or", "ory"),
              Map.entry("ps", "pbt"),
              Map.entry("qu", "quy"),
              Map.entry("ro", "mo mol rum"),
              Map.entry("sk", "slo"),
              Map.entry("sq", "alb als"),
              Map.entry("sw", "swh"),
              Map.entry("uz", "uzn"),
              Map.entry("yi", "ji ydd"),
              Map.entry("zh", "chi cmn hak nan wuu yue")));

  private static final Map<String, String> SHORTEST = shortestCodes();

  /** Reads a language, in upper or lower case. */
  public static LanguageCode of(String text) {
    String language = text.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    boolean shaped = language.matches("[a-z]{2,3}");
    String other = shaped && language.length() == 3 ? language : NONE;
    return new LanguageCode(text, SHORTEST.getOrDefault(language, other));
  }

  /** Whether the tokeniser has rules of this language. */
  public boolean hasRules() {
    return Language.RULES.containsKey(shortest);
  }

  /** Whether it begins with the shortest code of its language. */
  public boolean isShortest() {
    return text.split("[-_]", 2)[0].equalsIgnoreCase(shortest);
  }

  /** Such as {@code zho-CN (Chinese)}; the text alone where the language has no known name. */
  public String described() {
    if (shortest.equals(NONE)) {
      return text + " (not a code of ISO 639)";
    }
    String name = Locale.forLanguageTag(shortest).getDisplayLanguage(Locale.ENGLISH);
    return name.isEmpty() || name.equals(shortest) ? text : text + " (" + name + ")";
  }

  /** The languages that the tokeniser has rules of, such as {@code en (English)}, sorted. */
  public static List<String> withRules() {
    return Language.RULES.keySet().stream()
        .sorted()
        .map(code -> LanguageCode.of(code).described())
        .toList();
  }

  private static Map<String, String> byMember(Map<String, String> lists) {
    Map<String, String> members = new HashMap<>();
    lists.forEach(
        (code, list) -> {
          for (String member : list.split(" ", -1)) {
            members.put(member, code);
          }
        });
    return Map.copyOf(members);
  }

  /** From each code of two letters, and each that means the same, to the former. */
  private static Map<String, String> shortestCodes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      if (!OTHERS.containsKey(code)) {
        codes.put(code, code);
        codes.put(Locale.forLanguageTag(code).getISO3Language(), code);
      }
    }
    codes.putAll(OTHERS);
    return Map.copyOf(codes);
  }
}
