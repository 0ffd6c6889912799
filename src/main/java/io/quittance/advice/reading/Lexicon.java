package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the words of headings and labels mean, from the {@code labels_*.txt} resources, one a
 * language. Words are compared as {@link LabelWords} writes them. A word that means one thing in
 * one language and another in the next ({@code Valuta}) means, where nothing else is known, what it
 * means in the language named first.
 */
final class Lexicon {

  /**
   * @param rank 1 for a label that hardly means anything else, 2 for a weaker one
   */
  record Meaning(Role role, int rank) {}

  /** What a word in a row says about the row. */
  enum Sort {
    TOTAL,
    SUBTOTAL,
    CREDIT_MEMO,
    DEBIT_MEMO,
    INVOICE,
    ADJUSTMENT,
    BANK_FEE,
    DISCOUNT
  }

  /** The languages whose labels are known, most frequent first. */
  static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ja", "zh");

  private static final int LONGEST_KEY = 120;
  private static final int LONGEST_COMPOSED = 50;

  /** A code with brackets and blanks around it. */
  private static final int LONGEST_CODE = 8;

  private static final int LONGEST_UNSPACED_WORD = 8;
  private static final Pattern RATED =
      Pattern.compile("^percent | (?:in |en |em |withholding )?percent$");
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(?:[.,][0-9]{1,3})? ?%");

  /** Money words beside a label that add nothing to it: {@code Belopp kr}, {@code 金額（円）}. */
  private static final Set<String> UNITS =
      Set.of(
          "kr", "zl", "fr", "rs", "rmb", "euro", "euros", "dollars", "dolares", "pesos", "soles",
          "reais", "rupees", "rand", "ntd", "円", "元", "日元", "日圓", "人民币", "人民幣", "人民币元", "人民幣元",
          "美元", "美金", "港币", "港幣", "新台币", "新臺幣", "新台幣", "台幣", "欧元", "歐元", "税込", "税込み", "含税", "含稅");

  /** Signs of money that have letters: {@code Valor R$}, {@code Monto S/.}, {@code Importe M.N.} */
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?<![\\p{L}])(?:(?:US|HK|NT|MX|AU|CA|NZ|[ARSCU])\\$S?|S/\\.?(?="
              + " *\\)?$)|M\\.N\\.|MN)(?![\\p{L}])");

  /** {@code N/Ref.} is ours, {@code S/Fra.} and {@code V/ fatura} are theirs. */
  private static final Pattern OURS = Pattern.compile("(?<!\\p{L})[Nn]/ ?(?=\\p{L}{2})");

  private static final Pattern YOURS = Pattern.compile("(?<!\\p{L})[SsVv]/ ?(?=\\p{L}{2})");

  private static final Set<String> BEFORE_UNITS = Set.of("in", "en", "em", "withholding", "i");

  /** A meaning and the languages that have it. */
  private record Spoken(Meaning meaning, Set<String> languages) {}

  private static final List<Spoken> RATE =
      List.of(new Spoken(new Meaning(Role.QUANTITY, 1), Set.of()));

  static final Lexicon STANDARD = of(LANGUAGES);

  private final Map<String, List<Spoken>> columns = new HashMap<>();
  private final Map<String, List<Spoken>> headers = new HashMap<>();
  private final Map<String, List<Spoken>> columnCores;
  private final Map<String, List<Spoken>> headerCores;
  private final Map<Sort, Set<String>> words = new HashMap<>();
  private int longestLabelWords;

  private Lexicon(List<String> languages) {
    languages.forEach(this::load);
    columnCores = LabelCore.index(columns, Lexicon::role);
    headerCores = LabelCore.index(headers, Lexicon::role);
  }

  static Lexicon of(List<String> languages) {
    return new Lexicon(languages);
  }

  /** What a column with this heading holds. */
  Optional<Meaning> column(String heading) {
    return column(heading, null);
  }

  /**
   * What a column with this heading holds in a table whose other headings are of this language;
   * null when that is open.
   */
  Optional<Meaning> column(String heading, String language) {
    Optional<Meaning> known = lookup(columns, columnCores, heading).map(all -> in(language, all));
    return known.isEmpty() && heading.length() <= LONGEST_CODE && isCurrency(key(heading))
        ? Optional.of(new Meaning(Role.AMOUNT, 2))
        : known;
  }

  /**
   * What a column with this heading holds, where no list says it: put together from its words. Only
   * for what is known to be a heading by its place.
   */
  Optional<Meaning> composedColumn(String heading) {
    return heading.length() > LONGEST_COMPOSED
        ? Optional.empty()
        : Composition.column(withoutCurrency(key(beforeBracket(heading))));
  }

  /** The same for a label of a value. */
  Optional<Meaning> composedHeader(String label) {
    return label.length() > LONGEST_COMPOSED
        ? Optional.empty()
        : Composition.header(withoutCurrency(key(beforeBracket(label))));
  }

  private static String beforeBracket(String text) {
    int bracket = bracket(text);
    return bracket > 0 ? text.substring(0, bracket) : text;
  }

  /** True when the heading means one thing in one language and another in the next. */
  boolean several(String heading) {
    return lookup(columns, columnCores, heading).filter(all -> all.size() > 1).isPresent();
  }

  /** The language that most of these headings are labels of, or null when two know as many. */
  String language(List<String> headings) {
    Map<String, Integer> votes = new HashMap<>();
    for (String heading : headings) {
      lookup(columns, columnCores, heading).stream()
          .flatMap(List::stream)
          .flatMap(spoken -> spoken.languages().stream())
          .distinct()
          .forEach(language -> votes.merge(language, 1, Integer::sum));
    }
    int most = votes.values().stream().mapToInt(v -> v).max().orElse(0);
    List<String> best = LANGUAGES.stream().filter(l -> votes.getOrDefault(l, 0) == most).toList();
    return best.size() == 1 ? best.get(0) : null;
  }

  /** What stands after this label. */
  Optional<Meaning> header(String label) {
    return lookup(headers, headerCores, label).map(all -> in(null, all));
  }

  /** Everything that may stand after this label, the most likely first. */
  List<Meaning> headers(String label) {
    return lookup(headers, headerCores, label).orElse(List.of()).stream()
        .map(Spoken::meaning)
        .toList();
  }

  int longestLabelWords() {
    return longestLabelWords;
  }

  boolean is(Sort sort, String text) {
    String key = key(text);
    Set<String> known = words.getOrDefault(sort, Set.of());
    return known.contains(key) || known.contains(withoutCurrency(key));
  }

  /** True when the text begins with such words, as {@code Total EUR} or {@code Summe Seite 2}. */
  boolean beginsWith(Sort sort, String text) {
    String[] parts = key(text).split(" ");
    Set<String> known = words.getOrDefault(sort, Set.of());
    StringBuilder prefix = new StringBuilder();
    for (int i = 0; i < Math.min(parts.length, 6); i++) {
      prefix.append(i == 0 ? "" : " ").append(parts[i]);
      if (known.contains(prefix.toString())) {
        return true;
      }
    }
    return false;
  }

  /** True when such words stand anywhere in the text, as whole words. */
  boolean mentions(Sort sort, String text) {
    String[] parts = key(text).split(" ");
    Set<String> known = words.getOrDefault(sort, Set.of());
    if (parts[0].isEmpty()) {
      return false;
    }
    for (int from = 0; from < parts.length; from++) {
      StringBuilder run = new StringBuilder();
      for (int to = from; to < Math.min(parts.length, from + 4); to++) {
        run.append(to == from ? "" : " ").append(parts[to]);
        if (known.contains(run.toString())) {
          return true;
        }
      }
      if (LabelWords.unspaced(parts[from].charAt(0)) && inside(known, parts[from])) {
        return true;
      }
    }
    return false;
  }

  /** True when the word of an unspaced script contains one of the known words. */
  private static boolean inside(Set<String> known, String word) {
    for (int from = 0; from < word.length(); from++) {
      int last = Math.min(word.length(), from + LONGEST_UNSPACED_WORD);
      for (int to = from + 2; to <= last; to++) {
        if (known.contains(word.substring(from, to))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The comparable form of a label: {@code Rechnungs-Nr.:} becomes {@code rechnungs no}. */
  static String key(String label) {
    return plain(label.length() > LONGEST_KEY ? label.substring(0, LONGEST_KEY) : label);
  }

  /** The same for a text of any length. */
  static String plain(String text) {
    return LabelWords.plain(text);
  }

  private static Meaning in(String language, List<Spoken> all) {
    for (Spoken spoken : all) {
      if (language != null && spoken.languages().contains(language)) {
        return spoken.meaning();
      }
    }
    return all.get(0).meaning();
  }

  private static Optional<List<Spoken>> lookup(
      Map<String, List<Spoken>> known, Map<String, List<Spoken>> cores, String text) {
    if (text.length() > 80) {
      return Optional.empty();
    }
    String key = key(written(text));
    if (key.isEmpty()) {
      return Optional.empty();
    }
    List<Spoken> exact = known.get(key);
    if (exact == null) {
      exact = known.get(withoutCurrency(key));
    }
    if (exact == null && key.contains("percent")) {
      exact = percent(known, text, key);
    } else if (exact == null && bracket(text) > 0) {
      exact = known.get(key(text.substring(0, bracket(text))));
    }
    if (exact == null) {
      exact = twice(known, text, key);
    }
    return Optional.ofNullable(exact == null ? loose(known, cores, key) : exact);
  }

  private static String written(String text) {
    String signless =
        text.indexOf('$') < 0 && text.indexOf('/') < 0 && text.indexOf('M') < 0
            ? text
            : SIGNED.matcher(text).replaceAll(" ");
    return signless.indexOf('/') < 0
        ? signless
        : YOURS.matcher(OURS.matcher(signless).replaceAll("our ")).replaceAll("your ");
  }

  /** A label in words that are not known as they stand but mean a known one. */
  private static List<Spoken> loose(
      Map<String, List<Spoken>> known, Map<String, List<Spoken>> cores, String key) {
    for (String two : LabelCore.halves(key)) {
      List<Spoken> spoken = known.get(key(two));
      if (spoken != null) {
        return spoken;
      }
    }
    String plain = withoutCurrency(key);
    List<Spoken> same = byCore(cores, plain);
    if (same != null) {
      return same;
    }
    List<Spoken> agreed = null;
    for (String written : LabelAbbreviations.writtenOut(plain)) {
      List<Spoken> spoken = byCore(cores, written);
      if (spoken != null && agreed != null && role(agreed) != role(spoken)) {
        return null;
      }
      agreed = agreed == null ? spoken : agreed;
    }
    return agreed;
  }

  private static List<Spoken> byCore(Map<String, List<Spoken>> cores, String key) {
    String core = LabelCore.of(key);
    List<Spoken> same = cores.get(core);
    if (same != null) {
      return same;
    }
    List<Spoken> anyones = cores.get(LabelCore.withoutPossessives(core));
    if (anyones != null && (role(anyones).amount() || role(anyones).date())) {
      return anyones;
    }
    List<Spoken> less = cores.get(LabelCore.withoutMinus(core));
    return less != null && (role(less) == Role.DISCOUNT || role(less) == Role.DEDUCTION)
        ? less
        : null;
  }

  private static Role role(List<Spoken> spoken) {
    return spoken.get(0).meaning().role();
  }

  /** {@code Skonto 2 %} is an amount, {@code Skonto %} its rate. */
  private static List<Spoken> percent(Map<String, List<Spoken>> known, String text, String key) {
    List<Spoken> amount = known.get(key(PERCENT.matcher(text).replaceAll(" ")));
    if (amount != null) {
      return amount;
    }
    List<Spoken> rated = known.get(RATED.matcher(key).replaceAll(""));
    return rated != null && rated.get(0).meaning().role().amount() ? RATE : null;
  }

  private static int bracket(String text) {
    int plain = text.indexOf('(');
    int wide = text.indexOf('（');
    return plain < 0 || wide >= 0 && wide < plain ? wide : plain;
  }

  /**
   * A label printed in two languages, {@code Rechnung/Facture} or {@code 发票号码 Invoice No}, when
   * both mean the same.
   */
  private static List<Spoken> twice(Map<String, List<Spoken>> known, String text, String key) {
    int slash = text.indexOf('/');
    if (slash > 0 && slash == text.lastIndexOf('/')) {
      return agreeing(known, key(text.substring(0, slash)), key(text.substring(slash + 1)));
    }
    boolean mixed = LabelWords.hasUnspaced(key) && key.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    for (int at = mixed ? key.indexOf(' ') : -1; at > 0; at = key.indexOf(' ', at + 1)) {
      List<Spoken> both = agreeing(known, key.substring(0, at), key.substring(at + 1));
      if (both != null) {
        return both;
      }
    }
    return null;
  }

  private static List<Spoken> agreeing(Map<String, List<Spoken>> known, String one, String two) {
    List<Spoken> first = known.get(one);
    List<Spoken> second = known.get(two);
    return first != null
            && second != null
            && first.get(0).meaning().role() == second.get(0).meaning().role()
        ? first
        : null;
  }

  /** A column headed by nothing but a currency holds amounts. */
  private static boolean isCurrency(String key) {
    return key.length() == 3 && Currencies.isCode(key.toUpperCase(Locale.ROOT));
  }

  /** {@code amount in eur} and {@code eur amount} are {@code amount}. */
  private static String withoutCurrency(String key) {
    if (key.indexOf(' ') < 0) {
      return isUnit(key) ? "" : key;
    }
    String[] parts = key.split(" ");
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      boolean next = i + 1 == parts.length || i + 2 == parts.length && isUnit(parts[i + 1]);
      boolean before = i > 0 && next && BEFORE_UNITS.contains(parts[i]);
      if (!isUnit(parts[i]) && !before) {
        out.append(out.length() == 0 ? "" : " ").append(parts[i]);
      }
    }
    return out.toString();
  }

  private static boolean isUnit(String part) {
    return isCurrency(part) || UNITS.contains(part);
  }

  private void load(String language) {
    String section = "";
    for (String line : WordFile.lines("labels_" + language + ".txt")) {
      if (line.startsWith("[")) {
        section = line.strip();
        continue;
      }
      String[] sides = line.split("=", 2);
      String[] name = sides[0].strip().split(":");
      int rank = name.length > 1 ? Integer.parseInt(name[1]) : 1;
      for (String label : sides[1].split(";")) {
        add(section, name[0], rank, key(label), language);
        if (label.indexOf('ä') >= 0 || label.indexOf('ö') >= 0 || label.indexOf('ü') >= 0) {
          add(section, name[0], rank, key(spelledOut(label)), language);
        }
      }
    }
  }

  /** German without its own letters: {@code Ueberweisung}. */
  static String spelledOut(String label) {
    return label.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
  }

  private void add(String section, String name, int rank, String key, String language) {
    if (key.isEmpty()) {
      return;
    }
    switch (section) {
      case "[column]" -> label(columns, key, new Meaning(Role.valueOf(name), rank), language);
      case "[header]" -> label(headers, key, new Meaning(Role.valueOf(name), rank), language);
      case "[words]" -> words.computeIfAbsent(Sort.valueOf(name), k -> new HashSet<>()).add(key);
      default -> throw new IllegalStateException("unknown section " + section);
    }
  }

  /** The first meaning of a language counts; a role of another language joins the same role. */
  private void label(
      Map<String, List<Spoken>> known, String key, Meaning meaning, String language) {
    longestLabelWords = Math.max(longestLabelWords, key.split(" ").length);
    List<Spoken> all = known.computeIfAbsent(key, k -> new ArrayList<>(1));
    for (Spoken spoken : all) {
      if (spoken.languages().contains(language)) {
        return;
      }
      if (spoken.meaning().role() == meaning.role()) {
        spoken.languages().add(language);
        return;
      }
    }
    all.add(new Spoken(meaning, new HashSet<>(Set.of(language))));
  }
}
