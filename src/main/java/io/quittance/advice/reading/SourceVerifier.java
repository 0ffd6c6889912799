package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import io.quittance.advice.Verifier;
import io.quittance.document.ReadMessage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks an advice against the visible source, trusting nothing in it: every value stands at its
 * evidence, is spelt there, means what its label or column says; amounts stand with their invoice;
 * nothing is dropped or doubled; the sums add up.
 */
public final class SourceVerifier implements Verifier {

  private final StandardProof.LastRead lastRead = new StandardProof.LastRead();
  private final Set<SourceRule> examined;

  public SourceVerifier() {
    this(EnumSet.allOf(SourceRule.class));
  }

  private SourceVerifier(Set<SourceRule> examined) {
    this.examined = Set.copyOf(examined);
  }

  /** A verifier that lacks a rule, so that a test can show what the rule is for. */
  SourceVerifier without(SourceRule rule) {
    Set<SourceRule> rest = EnumSet.allOf(SourceRule.class);
    rest.remove(rule);
    return new SourceVerifier(rest);
  }

  @Override
  public List<Problem> check(Advice advice, ReadMessage source) {
    Refusals refusals = new Refusals(examined);
    return new Run(advice, source, new StandardProof(advice, source, lastRead), refusals).check();
  }

  private static final class Run {
    private final Advice advice;
    private final ReadMessage source;
    private final Refusals refusals;
    private final StandardProof standard;
    private final Map<String, Optional<SourceRoles>> parts = new HashMap<>();
    private boolean ambiguous;

    /** Asked for every value, so added up once; null before. */
    private Boolean sumsConfirm;

    private BigDecimal otherSum = BigDecimal.ZERO;
    private BigDecimal otherTotal;
    private int turned;

    Run(Advice advice, ReadMessage source, StandardProof standard, Refusals refusals) {
      this.advice = advice;
      this.source = source;
      this.standard = standard;
      this.refusals = refusals;
    }

    List<Problem> check() {
      refusals.addAll(SourceRule.AS_THE_STANDARD_SAYS, standard.check());
      header();
      int number = 0;
      for (Advice.Line line : advice.lines()) {
        number++;
        line(line, "line " + number);
      }
      advice.adjustments().forEach(this::adjustment);
      if (turned > 0 && turned < advice.lines().size()) {
        refusals.add(
            SourceRule.SIGNS_AS_PRINTED,
            Problem.Code.LINE_MISMATCH,
            "the sign of some amounts is not the printed one",
            null);
      }
      if (ambiguous && !sumsDecide()) {
        refusals.add(
            SourceRule.DECIMAL_MARK_DECIDED,
            Problem.Code.LOCALE_AMBIGUOUS,
            "point or comma as decimal mark is not decided",
            null);
      }
      Completeness.check(advice, parts.values(), refusals);
      refusals.addAll(SourceRule.SUMS_ADD_UP, Sums.check(advice, null));
      if (Boolean.FALSE.equals(advice.complete())) {
        refusals.add(
            SourceRule.LIST_NOT_PARTIAL,
            Problem.Code.PARTIAL_LIST,
            "the notice does not list every line",
            null);
      }
      refusals.addAll(SourceRule.NOTHING_UNSEEN, Visibility.of(source));
      return refusals.all();
    }

    private void header() {
      Map<String, Value> values = advice.values();
      words(values, Field.PAYER_NAME, advice.payer().name());
      words(values, Field.PAYER_IDENTIFIER, advice.payer().identifier());
      words(values, Field.PAYEE_NAME, advice.payee().name());
      words(values, Field.PAYEE_IDENTIFIER, advice.payee().identifier());
      words(values, Field.PAYMENT_REFERENCE, advice.paymentReference());
      words(values, Field.PAYMENT_METHOD, advice.paymentMethod());
      date(values, Field.PAYMENT_DATE, advice.paymentDate(), "header");
      date(values, Field.ADVICE_DATE, advice.adviceDate(), "header");
      currency(values);
      otherTotal =
          amount(values, Field.PAYMENT_AMOUNT, advice.paymentAmount(), "header", null, true);
    }

    private void line(Advice.Line line, String where) {
      Map<String, Value> values = line.values();
      if (line.invoiceNumber() != null) {
        Value value = values.get(Field.INVOICE_NUMBER.json());
        place(value, Field.INVOICE_NUMBER, where)
            .ifPresent(
                p -> {
                  if (!sameNumber(p, line.invoiceNumber())) {
                    missing(
                        SourceRule.NUMBER_AS_PRINTED,
                        "invoice number is not what is printed",
                        where);
                  }
                  if (OddCharacters.in(line.invoiceNumber())) {
                    refusals.add(
                        SourceRule.NUMBER_OF_ONE_ALPHABET,
                        Problem.Code.ODD_CHARACTERS,
                        "the number mixes alphabets",
                        where);
                  }
                  role(p, Field.INVOICE_NUMBER, null, where);
                });
      }
      boolean free = line.kind() == Advice.Kind.CREDIT_MEMO;
      Value number = values.get(Field.INVOICE_NUMBER.json());
      date(values, Field.INVOICE_DATE, line.invoiceDate(), where);
      amount(values, Field.GROSS_AMOUNT, line.grossAmount(), where, number, free);
      amount(values, Field.DISCOUNT_AMOUNT, line.discountAmount(), where, number, true);
      BigDecimal other = amount(values, Field.NET_AMOUNT, line.netAmount(), where, number, free);
      otherSum = other == null ? otherSum : otherSum.add(other);
      deductions(line, where, number);
    }

    /** What adjusts the whole payment stands in a row whose words say so, and is no item's. */
    private void adjustment(Advice.Adjustment adjustment) {
      Value value = adjustment.values().get("amount");
      Optional<SourceRoles.Place> place =
          adjustment.amount() == null
              ? Optional.empty()
              : place(value, Field.NET_AMOUNT, "an adjustment");
      if (place.isEmpty()) {
        return;
      }
      SourceRoles.Place p = place.get();
      BigDecimal printed =
          p.amount().map(read -> read.value(p.roles().style().amounts())).orElse(null);
      if (printed == null || printed.abs().compareTo(adjustment.amount().abs()) != 0) {
        missing(
            SourceRule.ADJUSTMENT_AS_PRINTED,
            "the amount of an adjustment is not what is printed",
            "header");
      }
      if (adjustment.reasonText() == null || !RowWords.adjustment(adjustment.reasonText())) {
        missing(
            SourceRule.ADJUSTMENT_SAID_TO_BE_ONE,
            "nothing says that this adjusts the payment",
            "header");
      }
      if (printed != null) {
        otherSum = otherSum.add(adjustment.amount());
      }
    }

    private void deductions(Advice.Line line, String where, Value number) {
      if (line.deductionAmount() == null) {
        return;
      }
      BigDecimal sum = BigDecimal.ZERO;
      for (Advice.Adjustment each : line.adjustments()) {
        sum = sum.add(Sums.zero(each.amount()));
        amount(
            Map.of(
                Field.DEDUCTION_AMOUNT.json(),
                each.values()
                    .getOrDefault("amount", line.values().get(Field.DEDUCTION_AMOUNT.json()))),
            Field.DEDUCTION_AMOUNT,
            each.amount(),
            where,
            number,
            true);
      }
      if (line.adjustments().isEmpty()) {
        amount(line.values(), Field.DEDUCTION_AMOUNT, line.deductionAmount(), where, number, true);
      } else if (sum.compareTo(line.deductionAmount()) != 0) {
        refusals.add(
            SourceRule.DEDUCTIONS_ADD_UP,
            Problem.Code.LINE_MISMATCH,
            "the deductions do not give their sum",
            where);
      }
    }

    private void words(Map<String, Value> values, Field field, String claimed) {
      if (claimed == null) {
        return;
      }
      Optional<SourceRoles.Place> place = place(values.get(field.json()), field, "header");
      if (place.isEmpty()) {
        return;
      }
      if (!place.get().printed().equals(claimed)) {
        missing(SourceRule.WORDS_AS_PRINTED, field.json() + " is not what is printed", "header");
      }
      if (field == Field.PAYMENT_REFERENCE) {
        role(place.get(), field, null, "header");
      }
    }

    private void currency(Map<String, Value> values) {
      if (advice.currency() == null) {
        return;
      }
      Optional<SourceRoles.Place> place =
          place(values.get(Field.CURRENCY.json()), Field.CURRENCY, "header");
      if (place.isEmpty()) {
        return;
      }
      String printed = place.get().printed();
      String named =
          PrintedAmount.of(printed)
              .map(PrintedAmount::currency)
              .or(() -> Currencies.named(printed))
              .orElse(null);
      String code = place.get().roles().style().currency(named);
      if (!advice.currency().equals(code)) {
        missing(SourceRule.CURRENCY_AS_PRINTED, "the currency is not what is printed", "header");
      }
    }

    private void date(Map<String, Value> values, Field field, LocalDate claimed, String where) {
      if (claimed == null) {
        return;
      }
      Optional<SourceRoles.Place> place = place(values.get(field.json()), field, where);
      if (place.isEmpty()) {
        return;
      }
      LocalDate printed = place.get().date();
      if (!claimed.equals(printed)) {
        missing(SourceRule.DATE_AS_PRINTED, field.json() + " is not the date printed", where);
      }
      role(place.get(), field, null, where);
    }

    /** Checks one amount; gives what it would be under the other decimal mark. */
    private BigDecimal amount(
        Map<String, Value> values,
        Field field,
        BigDecimal claimed,
        String where,
        Value number,
        boolean anySign) {
      if (claimed == null) {
        return null;
      }
      Optional<SourceRoles.Place> place = place(values.get(field.json()), field, where);
      if (place.isEmpty()) {
        return null;
      }
      SourceRoles.Place p = place.get();
      Optional<ReadAmount> read = p.amount();
      if (read.isEmpty()) {
        missing(SourceRule.AMOUNT_IS_ONE, field.json() + " is no amount there", where);
        return null;
      }
      AmountStyle style = p.roles().style().amounts();
      boolean open = style == AmountStyle.UNKNOWN || style == AmountStyle.MIXED;
      BigDecimal printed = read.get().value(style);
      BigDecimal other = printed;
      if (open && read.get().ambiguous()) {
        ambiguous = true;
        PrintedAmount both = read.get().printed();
        boolean point = both.point().abs().compareTo(claimed.abs()) == 0;
        printed = point ? both.point() : both.comma();
        other = point ? both.comma() : both.point();
      }
      if (printed == null || printed.abs().compareTo(claimed.abs()) != 0) {
        missing(SourceRule.AMOUNT_AS_PRINTED, field.json() + " is not the amount printed", where);
        return other;
      }
      if (!anySign && printed.signum() != claimed.signum() && field == Field.NET_AMOUNT) {
        turned++;
      }
      role(p, field, number, where);
      return claimed.signum() == other.signum() ? other : other.negate();
    }

    private boolean sumsConfirm() {
      if (sumsConfirm == null) {
        sumsConfirm = Sums.confirm(advice);
      }
      return sumsConfirm;
    }

    private boolean sumsDecide() {
      return sumsConfirm() && otherTotal != null && otherSum.compareTo(otherTotal) != 0;
    }

    /** Away from its number, and where other amounts are printed, the whole payment is no net. */
    private boolean wholePayment(SourceRoles.Place place, Field field, Value number) {
      return number != null
          && field == Field.NET_AMOUNT
          && number.line() != null
          && number.line() != place.row().number()
          && advice.paymentAmount() != null
          && place
              .amount()
              .map(read -> read.value(place.roles().style().amounts()))
              .filter(printed -> printed.abs().compareTo(advice.paymentAmount().abs()) == 0)
              .isPresent()
          && place.roles().printsOtherAmounts(place);
    }

    private void role(SourceRoles.Place place, Field field, Value number, String where) {
      SourceRoles.Support support = place.roles().support(place, field, number);
      if (support == SourceRoles.Support.UNKNOWN && wholePayment(place, field, number)) {
        support = SourceRoles.Support.CONTRADICTED;
      }
      if (support == SourceRoles.Support.CONTRADICTED) {
        missing(
            SourceRule.NOT_UNDER_ANOTHER_LABEL,
            field.json() + " stands under another label or with another invoice",
            where);
      } else if (support == SourceRoles.Support.UNKNOWN
          && !(field != Field.PAYMENT_AMOUNT && sumsConfirm())) {
        missing(
            SourceRule.UNDER_ITS_LABEL,
            "no label or heading says that this is the " + field.json(),
            where);
      }
    }

    private Optional<SourceRoles.Place> place(Value value, Field field, String where) {
      if (value == null) {
        missing(SourceRule.HAS_A_PLACE, field.json() + " has no evidence", where);
        return Optional.empty();
      }
      if (value.onlyInImage()) {
        // Whatever place it claims: nobody can look there for it.
        missing(SourceRule.NOT_ON_A_PICTURE_ALONE, "a value is seen on a picture only", null);
        return Optional.empty();
      }
      if (standard.covers(value)) {
        // Read again as a whole: the standard, not a label, says what stands there.
        return Optional.empty();
      }
      Optional<SourceRoles> part =
          parts.computeIfAbsent(
              value.part() == null ? "" : value.part(),
              path -> source.document(path).map(d -> SourceText.of(d, source).roles()));
      Optional<SourceRoles.Place> place = part.flatMap(roles -> roles.place(value));
      if (place.isEmpty()) {
        missing(
            SourceRule.STANDS_AT_ITS_PLACE,
            field.json() + " does not stand at its evidence",
            where);
      }
      return place;
    }

    private static boolean sameNumber(SourceRoles.Place place, String claimed) {
      Optional<String> wrapped = place.roles().wrapped(place);
      return wrapped.isPresent()
          ? wrapped.get().equals(claimed)
          : place.printed().equals(claimed) || claimed.equals(place.typedWhole());
    }

    private void missing(SourceRule rule, String message, String where) {
      refusals.add(rule, Problem.Code.NOT_IN_SOURCE, message, where);
    }
  }
}
