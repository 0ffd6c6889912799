package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads sentences and lists: which invoices they name, which amounts stand with them, what was paid
 * in all and when. Several invoices with one total stay without amounts: nobody splits a total.
 */
final class Prose {

  /**
   * @param lines one entry for each invoice named
   */
  record Told(
      List<Pointing.Entry> lines,
      Optional<Pointing.Spot> paymentAmount,
      Optional<Pointing.Spot> paymentDate,
      Optional<Pointing.Spot> paymentReference) {}

  private final List<Passage> passages;
  private final Set<String> others;
  private final AmountStyle style;
  private final Pointing.Spot labelled;

  /**
   * @param others numbers that labels say are something else than an invoice
   */
  Prose(List<SourceText.Row> rows, Set<String> others, AmountStyle style) {
    this(rows, others, style, null);
  }

  /**
   * @param labelled where a label names the payment amount, or null
   */
  Prose(List<SourceText.Row> rows, Set<String> others, AmountStyle style, Pointing.Spot labelled) {
    Set<Integer> mailHeader = MailHeaderRows.in(rows);
    this.passages =
        Passage.of(rows.stream().filter(r -> !mailHeader.contains(r.number())).toList());
    this.others = others;
    this.style = style;
    this.labelled = labelled;
  }

  Told read() {
    List<Pointing.Entry> lines = new ArrayList<>();
    Map<String, Integer> known = new HashMap<>();
    Pointing.Spot amount = null;
    Pointing.Spot date = null;
    Pointing.Spot reference = null;
    Pointing.Spot title = null;
    String lastText = "";
    boolean lastPaid = false;
    for (Passage row : passages) {
      String previous = lastText;
      boolean previousPaid = lastPaid;
      lastText = row.text();
      lastPaid = PaidWords.in(lastText);
      List<NamedNumber> numbers = NamedNumber.in(row, others);
      List<PrintedAmount.Found> amounts = amounts(row, numbers);
      boolean paid = lastPaid || previousPaid && !previous.strip().matches("(?s).*[.:!?]");
      for (int i = 0; i < numbers.size(); i++) {
        NamedNumber number = numbers.get(i);
        int end = i + 1 < numbers.size() ? numbers.get(i + 1).from() : row.text().length();
        Optional<Pointing.Entry> named =
            new InvoiceClause(number, end, amounts, numbers.size() == 1, style).entry();
        if (named.isEmpty()) {
          continue;
        }
        Pointing.Entry entry = named.get();
        Integer before = known.putIfAbsent(number.text(), lines.size());
        if (before == null) {
          lines.add(entry);
        } else if (lines.get(before).values().size() < entry.values().size()) {
          lines.set(before, entry);
        }
      }
      if (amount == null && paid) {
        amount = paidAmount(row, amounts, numbers, lines);
      }
      if (date == null && (paid || previousPaid && goesOn(previous, row))) {
        date = firstDate(row, lines);
      }
      if (reference == null) {
        reference = NamedPayment.reference(row);
      }
      if (title == null) {
        title = NamedPayment.title(row);
      }
    }
    return new Told(
        withoutWords(lines, labelled != null ? labelled : amount),
        Optional.ofNullable(amount),
        Optional.ofNullable(date),
        Optional.ofNullable(reference != null ? reference : title).or(this::named));
  }

  /**
   * What was told, or, where that names no invoice with its amount, numbers that nothing but their
   * sum gives away.
   */
  Told orAddingUp(Told told) {
    boolean amounts =
        told.lines().stream().anyMatch(line -> line.values().containsKey(Field.NET_AMOUNT));
    Pointing.Spot paid = labelled != null ? labelled : told.paymentAmount().orElse(null);
    return amounts
        ? told
        : new NumbersThatAddUp(others, style)
            .in(passages, paid)
            .map(
                found ->
                    new Told(
                        found.lines(),
                        told.paymentAmount().or(() -> Optional.of(found.total())),
                        told.paymentDate(),
                        told.paymentReference()))
            .orElse(told);
  }

  /** The payment that is named in passing. */
  Optional<Pointing.Spot> named() {
    return NamedPayment.named(passages);
  }

  /** True when the text itself lists nets that add up to another amount than the one labelled. */
  boolean tellsOther(Told told, Pointing.Spot labelled) {
    BigDecimal said = told.paymentAmount().map(this::value).orElse(null);
    BigDecimal label = value(labelled);
    if (said == null || label == null || said.compareTo(label) == 0) {
      return false;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Pointing.Entry line : told.lines()) {
      BigDecimal net = value(line.values().get(Field.NET_AMOUNT));
      sum = net == null ? sum : sum.add(net);
    }
    return sum.compareTo(said) == 0;
  }

  private BigDecimal value(Pointing.Spot spot) {
    return spot == null
        ? null
        : PrintedAmount.of(spot.text()).map(amount -> amount.value(style)).orElse(null);
  }

  /** Where the words name no invoice with its amount, numbers that add up to what was paid do. */
  private List<Pointing.Entry> withoutWords(List<Pointing.Entry> lines, Pointing.Spot paid) {
    BigDecimal amount =
        paid == null ? null : PrintedAmount.of(paid.text()).map(a -> a.value(style)).orElse(null);
    if (amount == null) {
      return lines;
    }
    List<Pointing.Entry> all =
        new NumberedAmounts(others, style).join(passages, lines, amount, paid);
    return all.isEmpty() ? lines : all;
  }

  private static List<PrintedAmount.Found> amounts(Passage row, List<NamedNumber> numbers) {
    return row.amounts().stream()
        .filter(a -> numbers.stream().noneMatch(n -> n.from() < a.to() && a.from() < n.to()))
        .filter(a -> !a.amount().zero())
        .filter(a -> a.amount().decimals() || a.amount().currency() != null || isGrouped(row, a))
        .toList();
  }

  private static boolean isGrouped(Passage row, PrintedAmount.Found amount) {
    return row.text().substring(amount.from(), amount.to()).matches(".*[0-9][.,'][0-9]{3}.*");
  }

  /** The amount said to be paid: after the verb, not standing with an invoice. */
  private static Pointing.Spot paidAmount(
      Passage row,
      List<PrintedAmount.Found> amounts,
      List<NamedNumber> numbers,
      List<Pointing.Entry> lines) {
    Set<Pointing.Spot> taken = new HashSet<>();
    lines.forEach(line -> taken.addAll(line.values().values()));
    List<PrintedAmount.Found> free =
        amounts.stream()
            .filter(a -> a.amount().decimals() || a.amount().currency() != null)
            .filter(a -> row.spot(a.from(), a.to()).filter(s -> !taken.contains(s)).isPresent())
            .toList();
    // A payment is named with its currency, more often than what it is made up of.
    List<PrintedAmount.Found> named =
        free.stream().filter(a -> a.amount().currency() != null).toList();
    for (PrintedAmount.Found amount : named.isEmpty() ? free : named) {
      boolean first = numbers.isEmpty() || amount.from() < numbers.get(0).from();
      if (first || numbers.size() == 1 || free.size() == 1 || named.size() == 1) {
        return row.spot(amount.from(), amount.to()).orElse(null);
      }
    }
    return null;
  }

  /** The sentence that says paid breaks before its date. */
  private static boolean goesOn(String previous, Passage row) {
    List<PrintedDate.Found> dates = row.dates();
    return !dates.isEmpty()
        && dates.get(0).from() <= 12
        && !previous.strip().endsWith(".")
        && !previous.strip().endsWith(":");
  }

  /** The first date that is neither an invoice's nor the day it falls due. */
  private static Pointing.Spot firstDate(Passage row, List<Pointing.Entry> lines) {
    Set<Pointing.Spot> ofInvoices = new HashSet<>();
    lines.forEach(line -> ofInvoices.add(line.values().get(Field.INVOICE_DATE)));
    for (PrintedDate.Found date : row.dates()) {
      if (row.spot(date.from(), date.to()).filter(s -> !ofInvoices.contains(s)).isEmpty()) {
        continue;
      }
      String before = row.text().substring(Math.max(0, date.from() - 30), date.from());
      if (!before.matches(
          "(?iu).*(?:invoice|rechnung|facture|factura|fattura|fatura|factuur|due|fällig)[^,.]{0,24}")) {
        return row.spot(date.from(), date.to()).orElse(null);
      }
    }
    return null;
  }
}
