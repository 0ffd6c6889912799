package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds labels and the values that belong to them: after a colon, in the next cell, beneath, or
 * simply following a label that begins a cell.
 */
final class Labels {
  private static final int LONGEST_VALUE = 120;
  private static final Set<String> HEADING_WORDS =
      Set.of(
          "details",
          "information",
          "status",
          "name",
          "bank",
          "account",
          "id",
          "code",
          "address",
          "type",
          "summary",
          "advice",
          "resident",
          "s",
          "list",
          "section",
          "method",
          "no");

  /** Six digits in a row are a number, not money, unless a currency or a mark says so. */
  private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{6,}");

  /** A reference of several words is in capitals throughout: {@code SUPPLIER RUN 46}. */
  private static final Pattern CAPITALS =
      Pattern.compile("[A-Z][A-Z0-9]{1,15}(?: [A-Z0-9/-]{1,15}){1,4}\\.?");

  /** An account with its currency before or after the name of its holder. */
  private static final Pattern ACCOUNT_AND_NAME =
      Pattern.compile(
          "(?:[0-9*Xx-]{6,34} \\([A-Z]{3}\\) |[A-Z]{3} (?=\\p{Lu}))(\\p{L}.{2,80})"
              + "|(\\p{L}.{2,80}?)(?: \\([A-Z]{3}\\)| - [0-9]{6,34})");

  /** A name that goes on as a sentence. */
  private static final Pattern IN_SENTENCE =
      Pattern.compile("(?:our (?:customer|client) )?(\\p{Lu}.{1,80}?),? we (?:have|are|hereby) .*");

  private static final Pattern TOKEN = Pattern.compile("[^\\s,;]{1,60}");

  private final List<SourceText.Row> rows;
  private final List<List<TextCell>> cells = new ArrayList<>();
  private final List<Labelled> found = new ArrayList<>();

  /** Rows of sentences that go on over line breaks: how one begins is chance, no label. */
  private final Set<Integer> writing = new HashSet<>();

  private final Set<Integer> mailHeader;

  Labels(List<SourceText.Row> rows) {
    this.rows = rows;
    rows.forEach(row -> cells.add(row.cells()));
    this.mailHeader = MailHeaderRows.in(rows);
    for (Passage passage : Passage.of(rows)) {
      if (passage.rows().size() > 1) {
        passage.rows().forEach(row -> writing.add(row.number()));
      }
    }
  }

  List<Labelled> find() {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).line().words().size() <= 60 && !mailHeader.contains(rows.get(i).number())) {
        row(i);
      }
    }
    new LabelBlocks(cells, this::add).find(found);
    return found;
  }

  private void row(int index) {
    List<TextCell> row = cells.get(index);
    for (int k = 0; k < row.size(); k++) {
      TextCell cell = row.get(k);
      if (Department.is(cell.text())) {
        continue;
      }
      List<int[]> colons = labelledColons(cell);
      if (!colons.isEmpty()) {
        for (int c = 0; c < colons.size(); c++) {
          int[] colon = colons.get(c);
          String label = cell.text().substring(colon[0], colon[1]);
          int end = c + 1 < colons.size() ? colons.get(c + 1)[0] : cell.text().length();
          Optional<TextCell> after = withoutLeaders(cell, colon[1] + 1, end);
          Optional<TextCell> value =
              after.isPresent() ? after : beside(row, k).or(() -> beneath(index, cell));
          value.ifPresent(v -> add(label, v, 0));
        }
        continue;
      }
      String text = cell.text();
      if (isLabel(text)) {
        Optional<TextCell> next = beside(row, k);
        int at = index;
        next.or(() -> beneath(at, cell)).ifPresent(v -> add(text, v, 0));
      } else if (!writing.contains(cell.row().number())
          && !(row.size() > 1
              && Lexicon.STANDARD.composedHeader(text).isPresent()
              && composed(row, k))) {
        leading(cell);
      }
    }
  }

  /** A cell that is a label by the sum of its words, beside its value. */
  private boolean composed(List<TextCell> row, int k) {
    Optional<TextCell> value = beside(row, k);
    value.ifPresent(v -> add(row.get(k).text(), v, 1));
    return value.isPresent();
  }

  /** What stands after a colon and the dots that lead the eye to it. */
  private static Optional<TextCell> withoutLeaders(TextCell cell, int from, int to) {
    String text = cell.text();
    int start = from;
    while (start < to && (text.charAt(start) == ' ' || text.charAt(start) == '.')) {
      start++;
    }
    boolean leaders = start - from >= 3 && text.substring(from, start).contains("..");
    return TextCell.piece(cell, leaders ? start : from, to);
  }

  /** Start and colon of every {@code label:} in the cell whose label is known. */
  private List<int[]> labelledColons(TextCell cell) {
    String text = cell.text();
    List<int[]> colons = new ArrayList<>();
    int from = 0;
    for (int at = colon(text, 0); at >= 0; at = colon(text, at + 1)) {
      if (at + 1 < text.length() && text.charAt(at + 1) == '/') {
        continue;
      }
      int start = knownBefore(text, from, at);
      if (start >= 0) {
        colons.add(new int[] {start, at});
        from = at + 1;
      } else if (colons.isEmpty() && at > 0 && at < 40 && !hasDigit(text.substring(0, at))) {
        colons.add(new int[] {0, at});
        from = at + 1;
      }
    }
    return colons;
  }

  private static int colon(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (isColon(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isColon(char c) {
    return c == ':' || c == '：';
  }

  private static boolean endsWithColon(String text) {
    return !text.isEmpty() && isColon(text.charAt(text.length() - 1));
  }

  /** Where the longest known label that ends at {@code end} begins, or -1. */
  private static int knownBefore(String text, int from, int end) {
    int best = -1;
    int start = end;
    for (int words = 0; words < 8 && start > from; words++) {
      int blank = text.lastIndexOf(' ', Math.max(0, start - 1));
      int begin = Math.max(from, blank + 1);
      if (blank < from) {
        begin = from;
      }
      if (isLabel(text.substring(begin, end))) {
        best = begin;
      }
      if (blank < from) {
        break;
      }
      start = blank;
    }
    return best;
  }

  /** A cell that begins with a known label and goes on with a value that fits it. */
  private void leading(TextCell cell) {
    SourceText.Row row = cell.row();
    int first = row.wordAt(cell.from());
    int last = row.wordAt(cell.to() - 1);
    int longest = Math.min(last - first, Lexicon.STANDARD.longestLabelWords());
    for (int n = longest; n >= 1; n--) {
      String label = row.text().substring(row.starts()[first], row.endOf(first + n - 1));
      if (!isLabel(label)) {
        continue;
      }
      int from = row.starts()[first + n] - cell.from();
      Optional<TextCell> rest = TextCell.piece(cell, from, cell.text().length());
      if (rest.isPresent()) {
        String text = rest.get().text();
        if (text.startsWith("- ") || text.startsWith("– ") || text.startsWith("= ")) {
          rest = TextCell.piece(rest.get(), 2, text.length());
        }
      }
      if (rest.isPresent() && isHeadingWord(rest.get().text())) {
        return;
      }
      if (rest.isPresent() && rest.get().text().split(" ").length <= 8) {
        add(label, rest.get(), 1);
        return;
      }
    }
  }

  /** {@code Beneficiary Details} heads a block, {@code Applicant Resident Status} is a label. */
  private static boolean isHeadingWord(String rest) {
    String[] parts = Lexicon.key(rest).split(" ");
    return HEADING_WORDS.contains(parts[0]);
  }

  private void add(String label, TextCell value) {
    add(label, value, 0);
  }

  private void add(String label, TextCell value, int weaker) {
    Lexicon.Meaning header = header(label, value).map(m -> weaken(m, weaker)).orElse(null);
    Lexicon.Meaning column =
        Lexicon.STANDARD
            .column(label)
            .or(() -> header == null ? Lexicon.STANDARD.composedColumn(label) : Optional.empty())
            .map(m -> weaken(m, weaker))
            .orElse(null);
    if ((header != null || column != null) && value.text().length() <= LONGEST_VALUE * 2) {
      found.add(new Labelled(label, header, column, value));
    }
  }

  /**
   * Where languages differ, {@code Valuta: EUR} and {@code Valuta: 5.3.2026}, the value decides.
   */
  private static Optional<Lexicon.Meaning> header(String label, TextCell value) {
    List<Lexicon.Meaning> all = Lexicon.STANDARD.headers(label);
    if (all.isEmpty() && Lexicon.STANDARD.column(label).isEmpty()) {
      return Lexicon.STANDARD.composedHeader(label).filter(m -> fit(value, m.role()).isPresent());
    }
    return all.size() < 2
        ? all.stream().findFirst()
        : all.stream()
            .filter(m -> m.role() != Role.OTHER && fit(value, m.role()).isPresent())
            .findFirst()
            .or(() -> Optional.of(all.get(0)));
  }

  private static Lexicon.Meaning weaken(Lexicon.Meaning meaning, int by) {
    return by == 0 ? meaning : new Lexicon.Meaning(meaning.role(), meaning.rank() + by);
  }

  /** The next cell, unless that is a label itself. */
  private static Optional<TextCell> beside(List<TextCell> row, int k) {
    if (k + 1 >= row.size()) {
      return Optional.empty();
    }
    TextCell next = row.get(k + 1);
    String text = next.text();
    if (text.length() > 1 && endsWithColon(text) || isLabel(text)) {
      return Optional.empty();
    }
    if (isColon(text.charAt(0)) && (text.length() == 1 || text.charAt(1) == ' ')) {
      return text.length() > 1
          ? TextCell.piece(next, 1, text.length())
          : k + 2 < row.size() ? Optional.of(row.get(k + 2)) : Optional.empty();
    }
    return Optional.of(next);
  }

  /** The cell of the next row under this one, unless that is a label too. */
  private Optional<TextCell> beneath(int index, TextCell cell) {
    if (index + 1 >= rows.size() || rows.get(index + 1).number() > cell.row().number() + 3) {
      return Optional.empty();
    }
    List<TextCell> below = cells.get(index + 1);
    if (below.isEmpty() || cell.column() >= 0 && below.get(0).column() < 0) {
      return Optional.empty();
    }
    TextCell under = null;
    for (TextCell candidate : below) {
      if (candidate.overlaps(cell)) {
        under = candidate;
        break;
      }
    }
    if (under == null && below.size() == 1 && cells.get(index).size() == 1) {
      under = below.get(0);
    }
    TextCell value = under;
    if (value == null
        || !labelledColons(under).isEmpty()
        || colon(under.text(), 0) == under.text().length() - 1) {
      return Optional.empty();
    }
    return isLabel(under.text())
        ? Optional.empty()
        : underLongLabel(index, cell, under).or(() -> Optional.of(value));
  }

  /** A label of an amount that goes on in a second line: the figure stands beneath both. */
  private Optional<TextCell> underLongLabel(int index, TextCell cell, TextCell second) {
    boolean words = second.column() < 0 && second.text().chars().noneMatch(Character::isDigit);
    boolean amount =
        Lexicon.STANDARD.header(cell.text()).filter(m -> m.role().amount()).isPresent();
    boolean alone = index + 2 < rows.size() && cells.get(index + 2).size() == 1;
    return words && amount && alone && cells.get(index).size() == 1
        ? Optional.of(cells.get(index + 2).get(0))
            .filter(v -> PrintedAmount.of(v.text()).filter(PrintedAmount::decimals).isPresent())
        : Optional.empty();
  }

  static boolean isLabel(String text) {
    String plain = text.strip();
    if (plain.isEmpty() || plain.length() > 60) {
      return false;
    }
    if (endsWithColon(plain)) {
      plain = plain.substring(0, plain.length() - 1);
    }
    return Lexicon.STANDARD.header(plain).isPresent() || Lexicon.STANDARD.column(plain).isPresent();
  }

  /** The part of a value that a field of this role can be, or empty when it cannot. */
  static Optional<TextCell> fit(TextCell value, Role role) {
    String text = value.text();
    if (role.amount()) {
      if (SpotReader.typedNumber(wordOf(value)) != null && value.column() >= 0) {
        return Optional.of(value);
      }
      if (LONG_NUMBER.matcher(text.strip()).matches()) {
        return Optional.empty();
      }
      if (PrintedAmount.of(text).isPresent()) {
        return Optional.of(value);
      }
      List<PrintedAmount.Found> all =
          PrintedAmount.find(text).stream()
              .filter(f -> f.amount().decimals() || f.amount().currency() != null || f.from() == 0)
              .toList();
      return all.isEmpty() || all.get(0).from() > 24 || PrintedDate.of(text).isPresent()
          ? Optional.empty()
          : TextCell.piece(value, all.get(0).from(), all.get(0).to());
    }
    if (role.date()) {
      if (wordOf(value).typed() != null
          && wordOf(value).typed().kind() == io.quittance.document.Word.Typed.Kind.DATE) {
        return Optional.of(value);
      }
      List<PrintedDate.Found> all = PrintedDate.find(text);
      return all.isEmpty() || all.get(0).from() > 16
          ? PrintedDate.labelled(text).map(d -> value)
          : TextCell.piece(value, all.get(0).from(), all.get(0).to());
    }
    return switch (role) {
      case PAYMENT_REFERENCE, INVOICE_NUMBER, DOCUMENT_NUMBER, OTHER_NUMBER, PAYER_ID, PAYEE_ID ->
          reference(value);
      case CURRENCY -> Currencies.named(text).isPresent() ? Optional.of(value) : Optional.empty();
      case PAYER, PAYEE -> name(value);
      case METHOD -> words(value).filter(method -> !LegalForm.isCompany(method.text()));
      default -> words(value);
    };
  }

  private static Optional<TextCell> words(TextCell value) {
    String text = value.text();
    return text.length() <= LONGEST_VALUE && text.chars().anyMatch(Character::isLetter)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** The first token with a digit; several tokens only when each of them carries digits. */
  private static Optional<TextCell> reference(TextCell value) {
    String text = value.text();
    if (CAPITALS.matcher(text).matches()
        && hasDigit(text)
        && PrintedDate.find(text).isEmpty()
        && PrintedAmount.of(text).isEmpty()) {
      int end = text.endsWith(".") ? text.length() - 1 : text.length();
      return TextCell.piece(value, 0, end);
    }
    Matcher tokens = TOKEN.matcher(text);
    int from = -1;
    int to = -1;
    while (tokens.find()) {
      String token = tokens.group();
      if (hasDigit(token)) {
        boolean first = from < 0;
        boolean goesOn =
            !first
                && text.substring(to, tokens.start()).equals(" ")
                && token.length() <= 12
                && !token.startsWith("(")
                && PrintedAmount.find(token).isEmpty()
                && PrintedDate.find(token).isEmpty();
        if (!first && !goesOn) {
          break;
        }
        from = first ? tokens.start() : from;
        to = tokens.end();
      } else if (from >= 0) {
        break;
      } else if (tokens.start() > 30) {
        return Optional.empty();
      }
    }
    if (from < 0) {
      return Optional.empty();
    }
    while (to > from && ".;,)".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    while (from < to && "(#".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    String token = text.substring(from, to);
    boolean piece =
        to + 1 < text.length()
            && ",.".indexOf(text.charAt(to)) >= 0
            && Character.isDigit(text.charAt(to + 1));
    if (piece
        || !Numbers.plausible(token)
        || PrintedDate.of(token).isPresent() && !token.matches("[0-9]{8}")) {
      return Optional.empty();
    }
    return TextCell.piece(value, from, to);
  }

  private static Optional<TextCell> name(TextCell whole) {
    TextCell value = withoutSentence(whole);
    String text = value.text();
    long letters = text.chars().filter(Character::isLetter).count();
    if (letters < 2
        || text.length() > LONGEST_VALUE
        || text.contains("@")
        || text.contains("://")) {
      return Optional.empty();
    }
    Matcher account = ACCOUNT_AND_NAME.matcher(text);
    if (account.matches()) {
      int group = account.group(1) != null ? 1 : 2;
      return TextCell.piece(value, account.start(group), account.end(group));
    }
    if (text.matches("[0-9*Xx ]{5,30} ?[/|-].{2,100}")) {
      int cut =
          text.indexOf('/') >= 0
              ? text.indexOf('/')
              : Math.max(text.indexOf('|'), text.indexOf('-'));
      return TextCell.piece(value, cut + 1, text.length());
    }
    return PrintedDate.find(text).isEmpty() ? Optional.of(value) : Optional.empty();
  }

  /** {@code our customer Example Ltd we have made} names Example Ltd. */
  private static TextCell withoutSentence(TextCell value) {
    Matcher sentence = IN_SENTENCE.matcher(value.text());
    return sentence.matches()
        ? TextCell.piece(value, sentence.start(1), sentence.end(1)).orElse(value)
        : value;
  }

  private static io.quittance.document.Word wordOf(TextCell cell) {
    return cell.row().line().words().get(cell.row().wordAt(cell.from()));
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
