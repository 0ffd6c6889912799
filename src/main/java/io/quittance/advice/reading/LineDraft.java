package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One line while it is read: what stands where, before style, signs and kind are settled. */
final class LineDraft {
  private record Deduction(ReadAmount amount, String label) {}

  /** What the sign of the line's amounts is. */
  enum Sign {
    /** The printed one, unless words beside a positive amount say that it is a credit. */
    AS_SAID,
    /** The printed one. */
    PRINTED,
    /** The other one. */
    TURNED
  }

  private String number;
  private Value numberValue;
  private Value dateValue;
  private LocalDate typedDate;
  private final Map<Field, ReadAmount> amounts = new EnumMap<>(Field.class);
  private final List<Deduction> deductions = new ArrayList<>();
  private final List<Advice.Reference> references = new ArrayList<>();
  private final List<Value> referenceValues = new ArrayList<>();
  private Value reason;
  private Value currency;
  private final LineKind kind = new LineKind();
  private Sign sign = Sign.AS_SAID;

  void number(Value value, String asRead) {
    numberValue = value;
    number = asRead;
  }

  /** The number in one piece, where its column broke it over two lines. */
  void numberGoesOn(String whole) {
    number = whole;
  }

  /** Something stands below the number that may belong to it. */
  void numberMayGoOn(double confidence) {
    numberValue = numberValue == null ? null : numberValue.rated(confidence);
  }

  /** The number as read, empty when there is none. */
  String numberText() {
    return number == null ? "" : number;
  }

  void date(Value value, LocalDate typed) {
    dateValue = value;
    typedDate = typed;
  }

  void amount(Field field, ReadAmount amount, String label) {
    if (field == Field.DEDUCTION_AMOUNT) {
      deductions.add(new Deduction(amount, label));
    } else {
      amounts.put(field, amount);
    }
  }

  void reason(Value value) {
    reason = value;
  }

  void currency(Value value) {
    currency = value;
  }

  void reference(String type, Value value) {
    references.add(new Advice.Reference(type, value.printed()));
    referenceValues.add(value);
  }

  /** The sign that the total has decided on. */
  void sign(Sign decided) {
    sign = decided;
  }

  /** The sign that the letter beside the amount stands for. */
  void signBySide(Sign decided) {
    sign = decided;
    kind.sideDecides();
  }

  /** What says of which kind the line is. */
  LineKind kind() {
    return kind;
  }

  boolean hasNumber() {
    return number != null;
  }

  boolean hasDate() {
    return dateValue != null;
  }

  boolean hasAmount() {
    return !amounts.isEmpty() || !deductions.isEmpty();
  }

  boolean hasReason() {
    return reason != null;
  }

  boolean empty() {
    return number == null && !hasAmount();
  }

  boolean ambiguous() {
    return amounts.values().stream().anyMatch(ReadAmount::ambiguous)
        || deductions.stream().anyMatch(d -> d.amount().ambiguous());
  }

  /** The net under a style with the sign that it has so far, or null. */
  BigDecimal net(AmountStyle style) {
    BigDecimal printed = printedNet(style);
    return turns(null, printed) ? negated(printed) : printed;
  }

  /** The net under a style as it is printed, or null. */
  BigDecimal printedNet(AmountStyle style) {
    ReadAmount net = amounts.get(Field.NET_AMOUNT);
    return net == null ? null : net.value(style);
  }

  /** Words say that it is an invoice, and it is printed as negative; or a credit, and positive. */
  boolean printedAgainstItsKind(AmountStyle style) {
    BigDecimal net = printedNet(style);
    return net != null
        && (kind.saysCredit() ? net.signum() > 0 : kind.saysInvoice() && net.signum() < 0);
  }

  String printedCurrency() {
    if (currency != null) {
      return Currencies.named(currency.printed()).orElse(null);
    }
    return allAmounts().stream()
        .map(ReadAmount::currency)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  Value currencyEvidence() {
    if (currency != null) {
      return currency;
    }
    return allAmounts().stream()
        .filter(a -> a.currency() != null)
        .map(ReadAmount::evidence)
        .findFirst()
        .orElse(null);
  }

  Advice.Line build(AmountStyle style, DateOrder order, String currencyCode, Problems problems) {
    Map<String, Value> values = new HashMap<>();
    boolean open = style == AmountStyle.UNKNOWN || style == AmountStyle.MIXED;
    BigDecimal gross = read(Field.GROSS_AMOUNT, style, open, values);
    BigDecimal discount = read(Field.DISCOUNT_AMOUNT, style, open, values);
    BigDecimal net = read(Field.NET_AMOUNT, style, open, values);
    BigDecimal deduction = null;
    for (Deduction each : deductions) {
      BigDecimal value = each.amount().value(style);
      deduction = value == null ? deduction : Sums.zero(deduction).add(value);
      Value evidence = each.amount().evidence();
      values.put(
          Field.DEDUCTION_AMOUNT.json(),
          open && each.amount().ambiguous() ? Drafting.doubtful(evidence) : evidence);
    }
    boolean turn = turns(gross, net);
    if (turn) {
      gross = negated(gross);
      net = negated(net);
      discount = negated(discount);
      deduction = negated(deduction);
    }
    boolean credit = gross != null ? gross.signum() < 0 : net != null && net.signum() < 0;
    BigDecimal printedDeduction = deduction;
    for (int choice = 0; choice < 4; choice++) {
      BigDecimal d = choice % 2 == 0 ? discount : negated(discount);
      BigDecimal e = choice < 2 ? deduction : negated(deduction);
      if (gross != null
          && net != null
          && gross.subtract(Sums.zero(d)).subtract(Sums.zero(e)).compareTo(net) == 0) {
        discount = d;
        deduction = e;
        break;
      }
      if (choice == 3 && !credit) {
        discount = discount == null ? null : discount.abs();
        deduction = deduction == null ? null : deduction.abs();
      }
    }
    discount = plainZero(discount);
    deduction = plainZero(deduction);
    boolean turnDeductions =
        printedDeduction != null
            && deduction != null
            && printedDeduction.signum() != deduction.signum();
    LocalDate date = date(order, values, problems);
    if (numberValue != null) {
      values.put(Field.INVOICE_NUMBER.json(), numberValue);
    }
    if (reason != null) {
      values.put(Field.REASON.json(), reason);
    }
    kind.evidence().ifPresent(value -> values.put(Field.KIND.json(), value));
    if (currency != null) {
      values.put(Field.CURRENCY.json(), currency);
    }
    if (!referenceValues.isEmpty()) {
      values.put(Field.REFERENCE.json(), referenceValues.get(0));
    }
    return new Advice.Line(
        kind.of(number, dateValue != null, reason, net != null ? net : gross),
        number,
        date,
        gross,
        discount,
        deduction,
        net,
        lineCurrency(currencyCode),
        adjustments(style, turn ^ turnDeductions),
        references,
        values);
  }

  private boolean turns(BigDecimal gross, BigDecimal net) {
    BigDecimal figure = net != null ? net : gross;
    return switch (sign) {
      case TURNED -> true;
      case PRINTED -> false;
      case AS_SAID -> figure != null && figure.signum() > 0 && kind.saysCredit();
    };
  }

  private List<Advice.Adjustment> adjustments(AmountStyle style, boolean turn) {
    List<Advice.Adjustment> adjustments = new ArrayList<>();
    for (Deduction each : deductions) {
      BigDecimal value = each.amount().value(style);
      if (value == null || value.signum() == 0) {
        continue;
      }
      BigDecimal amount = turn ? value.negate() : value;
      adjustments.add(
          new Advice.Adjustment(
              "deduction",
              deductions.size() == 1 && amount.signum() < 0 && !turn ? amount.abs() : amount,
              reason != null ? reason.printed() : each.label(),
              null,
              Map.of("amount", each.amount().evidence())));
    }
    return adjustments;
  }

  private LocalDate date(DateOrder order, Map<String, Value> values, Problems problems) {
    if (dateValue == null) {
      return null;
    }
    LocalDate date =
        typedDate != null
            ? typedDate
            : PrintedDate.labelled(dateValue.printed()).map(d -> d.value(order)).orElse(null);
    if (date == null) {
      problems.add(
          Problem.Code.DATE_AMBIGUOUS,
          dateValue.printed() + " may be read day first or month first",
          Field.INVOICE_DATE.json());
    } else {
      values.put(Field.INVOICE_DATE.json(), dateValue);
    }
    return date;
  }

  private String lineCurrency(String adviceCurrency) {
    String printed = printedCurrency();
    if (printed == null || printed.equals(Currencies.DOLLAR) || printed.equals(Currencies.YEN)) {
      return adviceCurrency;
    }
    return printed;
  }

  private BigDecimal read(Field field, AmountStyle style, boolean open, Map<String, Value> values) {
    ReadAmount amount = amounts.get(field);
    if (amount == null) {
      return null;
    }
    BigDecimal value = amount.value(style);
    if (value != null) {
      values.put(
          field.json(),
          open && amount.ambiguous() ? Drafting.doubtful(amount.evidence()) : amount.evidence());
    }
    return value;
  }

  private List<ReadAmount> allAmounts() {
    List<ReadAmount> all = new ArrayList<>(amounts.values());
    deductions.forEach(d -> all.add(d.amount()));
    return all;
  }

  private static BigDecimal negated(BigDecimal value) {
    return value == null ? null : value.negate();
  }

  private static BigDecimal plainZero(BigDecimal value) {
    return value != null && value.signum() == 0 ? value.abs() : value;
  }
}
