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

  /** What a value carries that was read without a question. */
  private static final double AS_READ = 0.95;

  /** Doubtful. */
  static final double UNSURE = 0.4;

  /** Letters of a picture recognised with less than this are not to be relied on. */
  private static final double SURE_LETTERS = 0.93;

  private static final Pattern LINE = Pattern.compile("line ([0-9]{1,6})\\b.{0,200}");
  private static final Set<String> AMOUNTS =
      Set.of(
          Field.GROSS_AMOUNT.json(),
          Field.DISCOUNT_AMOUNT.json(),
          Field.DEDUCTION_AMOUNT.json(),
          Field.NET_AMOUNT.json());

  private final Advice advice;
  private final Set<String> recognised;
  private final boolean confirmed;
  private final boolean contradicted;
  private final boolean oneShape;
  private final boolean settled;
  private final boolean decimals;
  private final Set<Integer> doubtedLines = new HashSet<>();
  private boolean doubtedHeader;

  private ValueConfidence(Advice advice, List<Problem> problems, Set<String> recognised) {
    this.advice = advice;
    this.recognised = recognised;
    this.confirmed = Sums.confirm(advice) && independentTotal();
    boolean against = false;
    for (Problem problem : problems) {
      switch (problem.code()) {
        case SUM_MISMATCH, PARTS_DISAGREE, READERS_DISAGREE -> against = true;
        case LINE_MISMATCH, NOT_IN_SOURCE, UNLABELLED, DATE_UNREAD, CELL_DIFFERS -> doubt(problem);
        default -> {
          // Says nothing about what a single value is.
        }
      }
    }
    this.contradicted = against;
    this.oneShape = oneShape();
    this.settled = settled(advice);
    this.decimals = decimals(advice);
  }

  /**
   * The same advice, each value rated. Values already doubtful stay so.
   *
   * @param recognised paths of documents that were recognised from pictures
   */
  static Advice rate(Advice advice, List<Problem> problems, Set<String> recognised) {
    return new ValueConfidence(advice, problems, recognised).rated();
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
    advice
        .values()
        .forEach((field, value) -> values.put(field, rated(field, value, header(field, value))));
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
              values.put(field, rated(field, value, value.doubtful() ? 0.5 : sure));
            });
    return Drafting.with(line, values);
  }

  /**
   * What was recognised from a picture is no surer than its letters; only sums make an amount so. A
   * figure that lost its decimals looks like another figure.
   */
  private Value rated(String field, Value value, double sure) {
    if (!recognised.contains(value.part())) {
      // What the reader itself gave less than usual stays no surer than that.
      boolean held = !AMOUNTS.contains(field) && value.confidence() < AS_READ;
      return value.rated(held ? Math.min(sure, value.confidence()) : sure);
    }
    boolean amount = AMOUNTS.contains(field) || field.equals(Field.PAYMENT_AMOUNT.json());
    if (!amount) {
      return value.rated(
          Math.min(Math.min(sure, LABELLED), value.confidence() < SURE_LETTERS ? UNSURE : sure));
    }
    boolean whole =
        decimals && PrintedAmount.of(value.printed()).filter(a -> !a.decimals()).isPresent();
    return value.rated(whole ? UNSURE : sure == SURE ? sure : Math.min(sure, value.confidence()));
  }

  /** True when most nets are printed with decimals. */
  private static boolean decimals(Advice advice) {
    long with =
        advice.lines().stream()
            .map(line -> line.values().get(Field.NET_AMOUNT.json()))
            .filter(
                v ->
                    v != null
                        && PrintedAmount.of(v.printed())
                            .filter(PrintedAmount::decimals)
                            .isPresent())
            .count();
    return with * 2 > advice.lines().size();
  }

  /** The layout was understood: its figures add up, down to a total or along every line. */
  private boolean proven() {
    return confirmed || settled && !contradicted;
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
    return agrees ? settled ? CONFIRMED : LABELLED : LONELY;
  }

  private double word(String field, Advice.Line line) {
    if (field.equals(Field.INVOICE_NUMBER.json())) {
      return proven() && oneShape ? CONFIRMED : proven() ? LABELLED : LONELY;
    }
    if (field.equals(Field.INVOICE_DATE.json())) {
      return proven() ? CONFIRMED : LABELLED;
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

  /** Several lines, each of which goes from gross to net without a rest. */
  private static boolean settled(Advice advice) {
    return advice.lines().size() > 1
        && advice.lines().stream()
            .allMatch(
                line ->
                    line.grossAmount() != null && line.netAmount() != null && Sums.lineHolds(line));
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
