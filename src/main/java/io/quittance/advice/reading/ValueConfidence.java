package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives every value of an advice its own confidence, from what speaks for it besides its label: the
 * arithmetic it takes part in, the other values of its column, and the problems that name it.
 *
 * <p>The numbers are shares of right values measured on labelled documents, see the README; {@link
 * #SURE} is meant to be wrong once in a thousand.
 */
final class ValueConfidence {
  static final double SURE = 0.999;
  static final double CONFIRMED = 0.995;
  static final double LABELLED = 0.97;
  static final double LONELY = 0.9;
  static final double CONTRADICTED = 0.6;

  private static final Pattern LINE = Pattern.compile("line ([0-9]{1,6})\\b.{0,200}");
  private static final Set<String> AMOUNTS =
      Set.of(
          Field.GROSS_AMOUNT.json(),
          Field.DISCOUNT_AMOUNT.json(),
          Field.DEDUCTION_AMOUNT.json(),
          Field.NET_AMOUNT.json());

  private final Advice advice;
  private final boolean confirmed;
  private final boolean contradicted;
  private final boolean oneShape;
  private final Set<Integer> doubtedLines = new HashSet<>();
  private boolean doubtedHeader;

  private ValueConfidence(Advice advice, List<Problem> problems) {
    this.advice = advice;
    this.confirmed = Sums.confirm(advice) && independentTotal();
    boolean against = false;
    for (Problem problem : problems) {
      switch (problem.code()) {
        case SUM_MISMATCH, PARTS_DISAGREE, READERS_DISAGREE -> against = true;
        case LINE_MISMATCH, NOT_IN_SOURCE, CELL_DIFFERS -> doubt(problem);
        default -> {
          // Says nothing about what a single value is.
        }
      }
    }
    this.contradicted = against;
    this.oneShape = oneShape();
  }

  /** The same advice, each value rated. Values already doubtful stay so. */
  static Advice rate(Advice advice, List<Problem> problems) {
    return new ValueConfidence(advice, problems).rated();
  }

  private void doubt(Problem problem) {
    Matcher line = LINE.matcher(problem.where() == null ? "" : problem.where());
    if (line.matches()) {
      doubtedLines.add(Integer.parseInt(line.group(1)));
    } else {
      doubtedHeader = true;
    }
  }

  private Advice rated() {
    List<Advice.Line> lines = new ArrayList<>();
    int number = 0;
    for (Advice.Line line : advice.lines()) {
      number++;
      lines.add(rated(line, doubtedLines.contains(number)));
    }
    Map<String, Value> values = new HashMap<>();
    advice.values().forEach((field, value) -> values.put(field, value.rated(header(field, value))));
    return Drafting.with(advice, lines, values);
  }

  private double header(String field, Value value) {
    double sure;
    if (field.equals(Field.PAYMENT_AMOUNT.json())) {
      sure = confirmed ? SURE : contradicted ? CONTRADICTED : LONELY;
    } else if (field.equals(Field.CURRENCY.json())) {
      sure = confirmed ? CONFIRMED : LABELLED;
    } else {
      sure = field.startsWith("payer") || field.startsWith("payee") ? LONELY : LABELLED;
    }
    return value.doubtful() ? 0.5 : doubtedHeader ? Math.min(sure, CONTRADICTED) : sure;
  }

  private Advice.Line rated(Advice.Line line, boolean doubted) {
    Map<String, Value> values = new HashMap<>();
    boolean agrees = line.grossAmount() != null && line.netAmount() != null && Sums.lineHolds(line);
    line.values()
        .forEach(
            (field, value) -> {
              double sure = AMOUNTS.contains(field) ? amount(field, agrees) : word(field, line);
              sure = doubted ? Math.min(sure, CONTRADICTED) : sure;
              values.put(field, value.rated(value.doubtful() ? 0.5 : sure));
            });
    return Drafting.with(line, values);
  }

  /** An amount is sure when it takes part in sums that hold. */
  private double amount(String field, boolean agrees) {
    if (contradicted) {
      return agrees ? LONELY : CONTRADICTED;
    }
    boolean net = field.equals(Field.NET_AMOUNT.json());
    if (confirmed && (net || agrees)) {
      return advice.lines().size() > 1 || agrees ? SURE : CONFIRMED;
    }
    return agrees ? LABELLED : LONELY;
  }

  private double word(String field, Advice.Line line) {
    if (field.equals(Field.INVOICE_NUMBER.json())) {
      return confirmed && oneShape ? CONFIRMED : confirmed ? LABELLED : LONELY;
    }
    if (field.equals(Field.INVOICE_DATE.json())) {
      return confirmed ? CONFIRMED : LABELLED;
    }
    return line.netAmount() == null ? LONELY : LABELLED;
  }

  /** A total that is printed elsewhere than the only net confirms it; the same place does not. */
  private boolean independentTotal() {
    Value total = advice.values().get(Field.PAYMENT_AMOUNT.json());
    if (total == null || advice.lines().size() != 1) {
      return total != null;
    }
    Value net = advice.lines().get(0).values().get(Field.NET_AMOUNT.json());
    return net == null
        || !Objects.equals(net.line(), total.line())
        || !Objects.equals(net.columns(), total.columns())
        || !Objects.equals(net.box(), total.box())
        || !Objects.equals(net.cell(), total.cell());
  }

  /** Numbers of one seller look alike: as long, with letters and digits in the same places. */
  private boolean oneShape() {
    Set<String> shapes = new HashSet<>();
    for (Advice.Line line : advice.lines()) {
      if (line.invoiceNumber() != null) {
        shapes.add(shape(line.invoiceNumber()));
      }
    }
    return shapes.size() <= 2;
  }

  private static String shape(String number) {
    StringBuilder shape = new StringBuilder(number.length());
    int last = 0;
    for (int i = 0; i < number.length(); i += Character.charCount(number.codePointAt(i))) {
      int c = number.codePointAt(i);
      int as = c >= '0' && c <= '9' ? '9' : Character.isLetter(c) ? 'A' : c;
      if (as != last || as != '9' && as != 'A') {
        shape.appendCodePoint(as);
      }
      last = as;
    }
    return shape.toString();
  }
}
