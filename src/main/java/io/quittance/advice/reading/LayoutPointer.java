package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.document.Document;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Points at the values of the notices in one document by its layout. Reads none of them. */
final class LayoutPointer {
  private static final int MOST_NOTICES = 200;
  private static final java.util.regex.Pattern CODE =
      java.util.regex.Pattern.compile("(?<![\\p{L}])[A-Z]{3}(?![\\p{L}])");

  /**
   * What one document holds.
   *
   * @param twoStories true when its sentences list another payment than its table
   */
  record Layout(
      List<Pointing> notices,
      List<TableFinder.Found> tables,
      boolean statement,
      int labels,
      boolean twoStories) {}

  private final SourceText text;
  private final SenderDomain sender;
  private final List<SourceText.Row> rows;
  private final AmountStyle style;

  /** Set when sentences and a table of one notice list different payments. */
  private boolean twoStories;

  LayoutPointer(SourceText text) {
    this(text, SenderDomain.NONE);
  }

  /**
   * @param sender whose name the letterhead and the signature may carry
   */
  LayoutPointer(SourceText text, SenderDomain sender) {
    this.text = text;
    this.sender = sender;
    this.rows = text.newest();
    this.style = text.style().amounts();
  }

  Layout point() {
    if (isInterchange()) {
      return new Layout(List.of(), List.of(), false, 0, false);
    }
    List<TableFinder.Found> tables = text.tables();
    boolean statement = tables.stream().anyMatch(TableFinder.Found::statement);
    Set<Integer> inTables = new HashSet<>();
    for (TableFinder.Found table : tables) {
      for (int i = table.first(); i <= table.last(); i++) {
        inTables.add(rows.get(i).number());
      }
      if (table.total().isEmpty()) {
        table.totals().forEach(inTables::remove);
      }
    }
    List<SourceText.Row> free = rows.stream().filter(r -> !inTables.contains(r.number())).toList();
    List<Labelled> labels = new Labels(free).find();
    List<Pointing> notices = new ArrayList<>();
    for (Span span : spans(labels, tables)) {
      Pointing notice = notice(span, free, labels, tables);
      if (!empty(notice)) {
        notices.add(notice);
      }
    }
    return new Layout(notices, tables, statement, labels.size(), twoStories);
  }

  /** EDI is read by its own grammar, never by its looks. */
  private boolean isInterchange() {
    if (rows.isEmpty()) {
      return false;
    }
    String start = rows.get(0).text();
    return start.startsWith("ISA*")
        || start.startsWith("ISA|")
        || start.startsWith("UNA:+")
        || start.startsWith("UNB+")
        || start.startsWith("ST*820")
        || start.startsWith("<?xml");
  }

  /** Line numbers of one notice, both inclusive. */
  private record Span(int first, int last) {
    boolean holds(int line) {
      return first <= line && line <= last;
    }
  }

  /**
   * One document may hold several notices: each begins where a payment reference stands that
   * differs from the last, when a table or a total stands between the two.
   */
  private List<Span> spans(List<Labelled> labels, List<TableFinder.Found> tables) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Integer> starts = starts(labels, tables, 1);
    if (starts.isEmpty()) {
      starts = starts(labels, tables, 2);
    }
    List<Span> spans = new ArrayList<>();
    int first = rows.get(0).number();
    int end = rows.get(rows.size() - 1).number();
    for (int start : starts) {
      spans.add(new Span(first, start - 1));
      first = start;
    }
    spans.add(new Span(first, end));
    return spans;
  }

  /** Where further notices begin, by references whose labels have this rank. */
  private List<Integer> starts(List<Labelled> labels, List<TableFinder.Found> tables, int rank) {
    List<Integer> starts = new ArrayList<>();
    String last = null;
    int lastLine = 0;
    String lastLabel = null;
    for (Labelled label : labels) {
      if (label.headerRole() != Role.PAYMENT_REFERENCE || label.header().rank() != rank) {
        continue;
      }
      Optional<TextCell> value = label.as(Role.PAYMENT_REFERENCE);
      if (value.isEmpty()) {
        continue;
      }
      String key = Lexicon.key(label.label());
      int line = value.get().row().number();
      if (last == null) {
        lastLabel = key;
        last = value.get().text();
        lastLine = line;
      } else if (key.equals(lastLabel)
          && !value.get().text().equals(last)
          && (rank == 1
              ? moneyBetween(lastLine, line, labels, tables)
              : tableBetween(lastLine, line, tables))
          && starts.size() < MOST_NOTICES) {
        starts.add(startOfBlock(line, lastLine, tables));
        last = value.get().text();
        lastLine = line;
      }
    }
    return starts;
  }

  /**
   * A new notice may begin above its reference: after the last table or total, at a page or a gap.
   */
  private int startOfBlock(int line, int lastLine, List<TableFinder.Found> tables) {
    int start = line;
    for (TableFinder.Found table : tables) {
      int end = rows.get(table.last()).number();
      if (end > lastLine && end < line) {
        start = Math.min(line, end + 1);
      }
    }
    return start == line ? line : start;
  }

  private boolean tableBetween(int from, int to, List<TableFinder.Found> tables) {
    return tables.stream()
        .anyMatch(t -> rows.get(t.first()).number() >= from && rows.get(t.first()).number() < to);
  }

  private boolean moneyBetween(
      int from, int to, List<Labelled> labels, List<TableFinder.Found> tables) {
    return tableBetween(from, to, tables)
        || labels.stream()
            .anyMatch(
                l ->
                    l.headerRole() == Role.PAYMENT_AMOUNT
                        && l.value().row().number() >= from
                        && l.value().row().number() < to);
  }

  private Pointing notice(
      Span span,
      List<SourceText.Row> free,
      List<Labelled> allLabels,
      List<TableFinder.Found> allTables) {
    List<Labelled> labels =
        allLabels.stream().filter(l -> span.holds(l.value().row().number())).toList();
    List<TableFinder.Found> tables =
        allTables.stream()
            .filter(t -> span.holds(rows.get(t.first()).number()) && !t.statement())
            .toList();
    List<SourceText.Row> prose =
        free.stream().filter(r -> span.holds(r.number()) && !r.line().tabular()).toList();
    Map<Field, Pointing.Spot> header = new EnumMap<>(Field.class);
    List<Pointing.Entry> repeated =
        tables.isEmpty() ? new FormLines(labels, new EnumMap<>(Field.class)).lines() : List.of();
    new HeaderChoice(labels, FormLines.taken(repeated)).choose(header);
    List<Pointing.Entry> lines = new ArrayList<>();
    List<Pointing.Table> found = new ArrayList<>();
    for (TableFinder.Found table : tables) {
      table.table().ifPresent(found::add);
      lines.addAll(table.entries());
    }
    Set<String> otherNumbers = new HashSet<>();
    for (Labelled label : labels) {
      boolean other =
          label.columnRole() != Role.INVOICE_NUMBER
              && (label.headerRole() == Role.PAYMENT_REFERENCE
                  || label.headerRole() == Role.PAYEE_ID
                  || label.headerRole() == Role.PAYER_ID);
      if (other) {
        label.as(Role.PAYMENT_REFERENCE).ifPresent(v -> otherNumbers.add(v.text()));
      }
    }
    constantColumns(header, tables);
    Prose sentences = new Prose(prose, otherNumbers, style, header.get(Field.PAYMENT_AMOUNT));
    boolean listed =
        tables.isEmpty() && new FormLines(labels, new EnumMap<>(header)).lines().isEmpty();
    Prose.Told told = listed ? sentences.orAddingUp(sentences.read()) : sentences.read();
    told.paymentReference().ifPresent(s -> header.putIfAbsent(Field.PAYMENT_REFERENCE, s));
    told.paymentDate().ifPresent(s -> header.putIfAbsent(Field.PAYMENT_DATE, s));
    Optional<Pointing.Spot> total =
        tables.stream().flatMap(t -> t.total().stream()).reduce((first, last) -> last);
    twoStories |= total.isPresent() && sentences.tellsOther(told, total.get());
    if (total.isEmpty()) {
      told.paymentAmount().ifPresent(s -> header.putIfAbsent(Field.PAYMENT_AMOUNT, s));
    } else if (weakAmount(labels) || sameRow(header.get(Field.PAYMENT_AMOUNT), total.get())) {
      // A label speaks of the first figure of its row, the table of the one under its nets.
      header.put(Field.PAYMENT_AMOUNT, total.get());
    }
    if (tables.isEmpty()) {
      List<Pointing.Entry> form = new FormLines(labels, header).lines();
      lines.addAll(form.isEmpty() ? single(told, header) : merged(form, told));
    }
    currencyOfHeading(header, labels, tables);
    if (!header.containsKey(Field.PAYER_NAME)) {
      List<SourceText.Row> here = free.stream().filter(r -> span.holds(r.number())).toList();
      Document.Kind kind = text.document().kind();
      Letterhead.payer(here, header, sender, kind)
          .or(
              () ->
                  here.size() == free.size()
                      ? Optional.empty()
                      : Letterhead.payer(free, header, sender, kind))
          .ifPresent(spot -> header.put(Field.PAYER_NAME, spot));
    }
    Phrases.Found words = Phrases.in(free, span.first(), span.last());
    return new Pointing(
        text.document().part(), header, found, lines, words.status(), words.complete());
  }

  /**
   * {@code Amount (MYR)}: the currency in the label of the payment or in the heading of the nets.
   */
  private static void currencyOfHeading(
      Map<Field, Pointing.Spot> header, List<Labelled> labels, List<TableFinder.Found> tables) {
    if (header.containsKey(Field.CURRENCY)) {
      return;
    }
    for (Labelled label : labels) {
      if (label.headerRole() == Role.PAYMENT_AMOUNT) {
        code(label.value().row(), label.label(), header);
      }
    }
    for (TableFinder.Found table : tables) {
      int net = table.fields().indexOf(Field.NET_AMOUNT);
      if (net >= 0) {
        TextCell cell = table.heading().columns().get(net).cell();
        code(cell.row(), cell.text(), header);
      }
    }
  }

  private static void code(SourceText.Row row, String label, Map<Field, Pointing.Spot> header) {
    int at = row.text().indexOf(label);
    if (at < 0 || header.containsKey(Field.CURRENCY)) {
      return;
    }
    java.util.regex.Matcher codes = CODE.matcher(label);
    while (codes.find()) {
      if (Currencies.isCode(codes.group())) {
        header.put(Field.CURRENCY, Spots.of(row, at + codes.start(), at + codes.end()));
        return;
      }
    }
  }

  private static boolean sameRow(Pointing.Spot labelled, Pointing.Spot total) {
    return labelled != null && labelled.line() == total.line();
  }

  /** True when only a weak label such as Total gives the amount. */
  private static boolean weakAmount(List<Labelled> labels) {
    return labels.stream()
        .filter(l -> l.headerRole() == Role.PAYMENT_AMOUNT && l.as(Role.PAYMENT_AMOUNT).isPresent())
        .allMatch(l -> l.header().rank() > 1);
  }

  /** One invoice named with nothing but the total: the total is its net. */
  private static List<Pointing.Entry> single(Prose.Told told, Map<Field, Pointing.Spot> header) {
    List<Pointing.Entry> lines = told.lines();
    if (lines.size() != 1
        || lines.get(0).values().containsKey(Field.NET_AMOUNT)
        || !header.containsKey(Field.PAYMENT_AMOUNT)) {
      return lines;
    }
    Map<Field, Pointing.Spot> values = new HashMap<>(lines.get(0).values());
    values.put(Field.NET_AMOUNT, header.get(Field.PAYMENT_AMOUNT));
    return List.of(new Pointing.Entry(lines.get(0).kind(), values));
  }

  /** Invoices named in labels and, besides, in a list beneath: each once. */
  private static List<Pointing.Entry> merged(List<Pointing.Entry> form, Prose.Told told) {
    List<Pointing.Entry> all = new ArrayList<>(form);
    Set<String> known = new HashSet<>();
    form.forEach(e -> known.add(e.values().get(Field.INVOICE_NUMBER).text()));
    boolean richer =
        told.lines().size() > form.size()
            && told.lines().stream().filter(e -> e.values().containsKey(Field.NET_AMOUNT)).count()
                > 1;
    if (richer) {
      return told.lines();
    }
    for (Pointing.Entry entry : told.lines()) {
      if (entry.values().containsKey(Field.NET_AMOUNT)
          && known.add(entry.values().get(Field.INVOICE_NUMBER).text())) {
        all.add(entry);
      }
    }
    return all;
  }

  /** A column that says the same of every row says it of the payment. */
  private void constantColumns(Map<Field, Pointing.Spot> header, List<TableFinder.Found> tables) {
    for (TableFinder.Found table : tables) {
      for (int i = 0; i < table.heading().columns().size(); i++) {
        String label = table.heading().columns().get(i).label();
        Field field = headerField(Lexicon.STANDARD.header(label).orElse(null));
        if (field == null
            || table.fields().get(i) == Field.INVOICE_NUMBER
            || header.containsKey(field)) {
          continue;
        }
        constant(table, i, field).ifPresent(cell -> header.put(field, Spots.of(cell)));
      }
    }
  }

  private Optional<TextCell> constant(TableFinder.Found table, int column, Field field) {
    TextCell first = null;
    for (int number : table.items()) {
      Optional<SourceText.Row> row = text.row(number);
      TextCell cell = row.map(r -> TableFinder.align(table, r)[column]).orElse(null);
      if (cell == null || first != null && !first.text().equals(cell.text())) {
        return Optional.empty();
      }
      first = first == null ? cell : first;
    }
    Role role =
        field == Field.PAYMENT_DATE
            ? Role.PAYMENT_DATE
            : field == Field.PAYMENT_REFERENCE ? Role.PAYMENT_REFERENCE : Role.PAYER;
    return first == null ? Optional.empty() : Labels.fit(first, role);
  }

  private static Field headerField(Lexicon.Meaning meaning) {
    if (meaning == null || meaning.rank() > 1) {
      return null;
    }
    return switch (meaning.role()) {
      case PAYMENT_REFERENCE -> Field.PAYMENT_REFERENCE;
      case PAYMENT_DATE, VALUE_DATE -> Field.PAYMENT_DATE;
      case PAYER -> Field.PAYER_NAME;
      case PAYEE -> Field.PAYEE_NAME;
      default -> null;
    };
  }

  private static boolean empty(Pointing notice) {
    return notice.tables().isEmpty()
        && notice.lines().isEmpty()
        && !notice.header().containsKey(Field.PAYMENT_AMOUNT);
  }

  static Advice.Status unknown() {
    return Advice.Status.UNKNOWN;
  }
}
