package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import io.quittance.document.ReadMessage;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up the values of an advice where their evidence points, and asks of each whether a label, a
 * heading or a sentence there says what it is claimed to be.
 */
final class ValuesInSource {
  /** What money of the same amount and reference says when no label does. */
  private static final Set<Field> BANK_SAYS =
      EnumSet.of(Field.PAYMENT_AMOUNT, Field.PAYMENT_REFERENCE);

  /** Nothing else is lost with them. */
  private static final Set<Field> DAYS =
      EnumSet.of(Field.PAYMENT_DATE, Field.ADVICE_DATE, Field.INVOICE_DATE);

  private final Advice advice;
  private final ReadMessage source;
  private final StandardProof standard;
  private final Refusals refusals;
  private final Map<String, Optional<SourceRoles>> parts = new HashMap<>();

  /** Asked for every value, so added up once; null before. */
  private Boolean sumsConfirm;

  ValuesInSource(Advice advice, ReadMessage source, StandardProof standard, Refusals refusals) {
    this.advice = advice;
    this.source = source;
    this.standard = standard;
    this.refusals = refusals;
  }

  /** The documents that were looked into; empty for one that the message does not have. */
  Collection<Optional<SourceRoles>> parts() {
    return parts.values();
  }

  /** True when lines and total of the advice add up without doubt. */
  boolean sumsConfirm() {
    if (sumsConfirm == null) {
      sumsConfirm = Sums.confirm(advice);
    }
    return sumsConfirm;
  }

  /** Empty when nothing more is to be said of the value: it was refused, or a standard says it. */
  Optional<SourcePlace> place(Value value, Field field, String where) {
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
    Optional<SourcePlace> place = part.flatMap(roles -> roles.place(value));
    if (place.isEmpty()) {
      missing(
          SourceRule.STANDS_AT_ITS_PLACE, field.json() + " does not stand at its evidence", where);
    }
    return place;
  }

  /**
   * @param claimed null for none
   */
  void date(Map<String, Value> values, Field field, LocalDate claimed, String where) {
    Optional<SourcePlace> place =
        claimed == null ? Optional.empty() : place(values.get(field.json()), field, where);
    if (place.isEmpty()) {
      return;
    }
    if (!claimed.equals(place.get().date())) {
      missing(SourceRule.DATE_AS_PRINTED, field.json() + " is not the date printed", where);
    }
    role(place.get(), field, null, where);
  }

  /**
   * Refuses what stands under the label of something else or with another invoice, and what nothing
   * names, unless the sums of the advice leave no doubt what it is.
   *
   * @param number evidence of the number that the value is claimed to belong to, or null
   */
  void role(SourcePlace place, Field field, Value number, String where) {
    SourceRoles.Support support = place.roles().support(place, field, number);
    if (support == SourceRoles.Support.UNKNOWN && wholePayment(place, field, number)) {
      support = SourceRoles.Support.CONTRADICTED;
    }
    if (support == SourceRoles.Support.CONTRADICTED) {
      refusals.add(
          SourceRule.NOT_UNDER_ANOTHER_LABEL,
          DAYS.contains(field) ? Problem.Code.DATE_UNREAD : Problem.Code.NOT_IN_SOURCE,
          field.json() + " stands under another label or with another invoice",
          where);
    } else if (support == SourceRoles.Support.UNKNOWN
        && !(field != Field.PAYMENT_AMOUNT && sumsConfirm())) {
      refusals.add(
          SourceRule.UNDER_ITS_LABEL,
          unlabelled(field),
          "no label or heading says that this is the " + field.json(),
          where);
    }
  }

  private static Problem.Code unlabelled(Field field) {
    if (DAYS.contains(field)) {
      return Problem.Code.DATE_UNREAD;
    }
    return BANK_SAYS.contains(field) ? Problem.Code.UNLABELLED : Problem.Code.NOT_IN_SOURCE;
  }

  /** Away from its number, and where other amounts are printed, the whole payment is no net. */
  private boolean wholePayment(SourcePlace place, Field field, Value number) {
    return number != null
        && field == Field.NET_AMOUNT
        && number.line() != null
        && number.line() != place.line()
        && advice.paymentAmount() != null
        && place
            .amountInStyle()
            .filter(printed -> printed.abs().compareTo(advice.paymentAmount().abs()) == 0)
            .isPresent()
        && place.othersArePrinted();
  }

  void missing(SourceRule rule, String message, String where) {
    refusals.add(rule, Problem.Code.NOT_IN_SOURCE, message, where);
  }
}
