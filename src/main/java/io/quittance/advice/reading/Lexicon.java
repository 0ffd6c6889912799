package io.quittance.advice.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the words of headings and labels mean, from the {@code labels_*.txt} resources. Words are
 * compared lower case, without accents, punctuation and currency codes, with number words and usual
 * abbreviations made one.
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
    DISCOUNT
  }

  private static final java.util.regex.Pattern PERCENT =
      java.util.regex.Pattern.compile("[0-9]{1,3}(?:[.,][0-9]{1,3})? ?%");

  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("nr", "no"),
          Map.entry("num", "no"),
          Map.entry("number", "no"),
          Map.entry("numbers", "no"),
          Map.entry("nos", "no"),
          Map.entry("numero", "no"),
          Map.entry("numéro", "no"),
          Map.entry("nro", "no"),
          Map.entry("nbr", "no"),
          Map.entry("n", "no"),
          Map.entry("nummer", "no"),
          Map.entry("nºm", "no"),
          Map.entry("amt", "amount"),
          Map.entry("inv", "invoice"),
          Map.entry("ref", "reference"),
          Map.entry("refs", "reference"),
          Map.entry("doc", "document"),
          Map.entry("docs", "document"),
          Map.entry("pmt", "payment"),
          Map.entry("pymt", "payment"),
          Map.entry("payt", "payment"),
          Map.entry("pymnt", "payment"),
          Map.entry("acct", "account"),
          Map.entry("curr", "currency"),
          Map.entry("disc", "discount"),
          Map.entry("chk", "cheque"),
          Map.entry("check", "cheque"),
          Map.entry("cust", "customer"),
          Map.entry("desc", "description"),
          Map.entry("orig", "original"),
          Map.entry("trans", "transaction"),
          Map.entry("txn", "transaction"),
          Map.entry("w", "withholding"),
          Map.entry("benef", "beneficiary"),
          Map.entry("qty", "qty"));

  // After the table of words it needs.
  static final Lexicon STANDARD = load("labels_en.txt", "labels_de.txt", "labels_romance.txt");

  private final Map<String, Meaning> columns = new HashMap<>();
  private final Map<String, Meaning> headers = new HashMap<>();
  private final Map<Sort, Set<String>> words = new HashMap<>();
  private int longestLabelWords;

  /** What a column with this heading holds. */
  Optional<Meaning> column(String heading) {
    return lookup(columns, heading);
  }

  /** What stands after this label. */
  Optional<Meaning> header(String label) {
    return lookup(headers, label);
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
    for (int from = 0; from < parts.length; from++) {
      StringBuilder run = new StringBuilder();
      for (int to = from; to < Math.min(parts.length, from + 4); to++) {
        run.append(to == from ? "" : " ").append(parts[to]);
        if (known.contains(run.toString())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The comparable form of a label: {@code Rechnungs-Nr.:} becomes {@code rechnungs no}. */
  static String key(String label) {
    return plain(label.length() > 120 ? label.substring(0, 120) : label);
  }

  /** The same for a text of any length. */
  static String plain(String text) {
    String plain =
        Normalizer.normalize(text.replace("ß", "ss").replace('º', '°'), Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(plain.length());
    boolean blank = true;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK || c == '’' || c == '\'') {
        if (c == '’' || c == '\'') {
          boolean elision = out.length() > 0 && isElided(out);
          if (elision) {
            out.append(' ');
            blank = true;
          }
        }
        continue;
      }
      if (c == '#' || c == '№') {
        out.append(blank ? "no " : " no ");
        blank = true;
      } else if (Character.isLetterOrDigit(c)) {
        // Programs write headings in one word: InvoiceNumber.
        boolean hump =
            !blank
                && Character.isUpperCase(c)
                && Character.isLowerCase(plain.charAt(i - 1))
                && i + 1 < plain.length()
                && Character.isLowerCase(plain.charAt(i + 1));
        out.append(hump ? " " : "").append(Character.toLowerCase(c));
        blank = false;
      } else if (!blank) {
        out.append(' ');
        blank = true;
      }
    }
    String[] parts = out.toString().strip().split(" ");
    StringBuilder joined = new StringBuilder();
    String before = "";
    for (String part : parts) {
      String same = SAME.getOrDefault(part, withNumberSuffix(part));
      if (same.equals("no") && before.equals("no")) {
        continue;
      }
      joined.append(joined.length() == 0 ? "" : " ").append(same);
      before = same;
    }
    return joined.toString();
  }

  /** {@code belegnr} and {@code belegnummer} are {@code belegno}. */
  private static String withNumberSuffix(String part) {
    if (part.length() > 5 && part.endsWith("nummer")) {
      return part.substring(0, part.length() - 6) + "no";
    }
    return part.length() > 3 && part.endsWith("nr")
        ? part.substring(0, part.length() - 2) + "no"
        : part;
  }

  /** A single letter before an apostrophe is an article: {@code d'émission}. */
  private static boolean isElided(StringBuilder out) {
    int last = out.length() - 1;
    return Character.isLetter(out.charAt(last)) && (last == 0 || out.charAt(last - 1) == ' ');
  }

  private Optional<Meaning> lookup(Map<String, Meaning> known, String text) {
    if (text.length() > 80) {
      return Optional.empty();
    }
    String key = key(text);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Meaning exact = known.get(key);
    if (exact == null) {
      exact = known.get(withoutCurrency(key));
    }
    if (exact == null && text.indexOf('(') > 0) {
      exact = known.get(key(text.substring(0, text.indexOf('('))));
    }
    if (exact == null && text.indexOf('%') > 0) {
      exact = known.get(key(PERCENT.matcher(text).replaceAll(" ")));
    }
    if (exact == null && known == columns && isCurrency(key)) {
      exact = new Meaning(Role.AMOUNT, 2);
    }
    return Optional.ofNullable(exact);
  }

  /** A column headed by nothing but a currency holds amounts. */
  private static boolean isCurrency(String key) {
    return key.length() == 3 && Currencies.isCode(key.toUpperCase(Locale.ROOT));
  }

  /** {@code amount in eur} and {@code eur amount} are {@code amount}. */
  private static String withoutCurrency(String key) {
    String[] parts = key.split(" ");
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      boolean code = parts[i].length() == 3 && Currencies.isCode(parts[i].toUpperCase(Locale.ROOT));
      boolean before = parts[i].equals("in") && i == parts.length - 2;
      if (!code && !before) {
        out.append(out.length() == 0 ? "" : " ").append(parts[i]);
      }
    }
    return out.toString();
  }

  private static Lexicon load(String... names) {
    Lexicon lexicon = new Lexicon();
    for (String name : List.of(names)) {
      try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("missing resource " + name);
        }
        lexicon.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return lexicon;
  }

  private void read(BufferedReader reader) throws IOException {
    String section = "";
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        section = line.strip();
        continue;
      }
      String[] sides = line.split("=", 2);
      String[] name = sides[0].strip().split(":");
      int rank = name.length > 1 ? Integer.parseInt(name[1]) : 1;
      for (String label : sides[1].split(";")) {
        add(section, name[0], rank, key(label));
      }
    }
  }

  private void add(String section, String name, int rank, String key) {
    if (key.isEmpty()) {
      return;
    }
    switch (section) {
      case "[column]" -> {
        columns.putIfAbsent(key, new Meaning(Role.valueOf(name), rank));
        longestLabelWords = Math.max(longestLabelWords, key.split(" ").length);
      }
      case "[header]" -> {
        headers.putIfAbsent(key, new Meaning(Role.valueOf(name), rank));
        longestLabelWords = Math.max(longestLabelWords, key.split(" ").length);
      }
      case "[words]" -> words.computeIfAbsent(Sort.valueOf(name), k -> new HashSet<>()).add(key);
      default -> throw new IllegalStateException("unknown section " + section);
    }
  }
}
