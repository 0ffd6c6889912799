package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.Value;
import io.quittance.message.Envelope;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much a message needs a second look at what it says. A model costs time and money and can only
 * point at what stands in the source; where the built-in reading is whole and adds up it has
 * nothing to add, and what a program or a standard says of itself it cannot say better.
 */
enum Need {
  /** The message says for itself that no one paid with it, or a standard says all. */
  NONE,

  /** The built-in reading is whole, adds up, and nothing in it is doubtful. */
  SOUND,

  /** Something a posting would rest on is missing, doubtful or does not add up. */
  DOUBTFUL,

  /** The built-in reader found no remittance, but nothing says that there is none. */
  SILENT;

  /** What a look at the same source may cure; of the other problems a model can say nothing. */
  private static final Set<Problem.Code> CURABLE =
      EnumSet.of(
          Problem.Code.SUM_MISMATCH,
          Problem.Code.LINE_MISMATCH,
          Problem.Code.NO_LINES,
          Problem.Code.NO_TOTAL,
          Problem.Code.NOT_IN_SOURCE,
          Problem.Code.UNLABELLED,
          Problem.Code.UNSPOKEN,
          Problem.Code.CURRENCY_UNKNOWN,
          Problem.Code.LOCALE_AMBIGUOUS,
          Problem.Code.PARTS_DISAGREE);

  /** Said of messages that were recognised as something else. */
  private static final Set<Problem.Code> SOMETHING_ELSE =
      EnumSet.of(Problem.Code.STATEMENT_LOOKALIKE, Problem.Code.NOT_A_PAYMENT);

  private static final Set<Field> RELIED_ON =
      EnumSet.of(
          Field.PAYMENT_AMOUNT,
          Field.PAYMENT_REFERENCE,
          Field.CURRENCY,
          Field.INVOICE_NUMBER,
          Field.GROSS_AMOUNT,
          Field.DISCOUNT_AMOUNT,
          Field.DEDUCTION_AMOUNT,
          Field.NET_AMOUNT);

  /**
   * @param envelope null for a bare file
   * @param amounts whether the visible source shows any amount
   */
  static Need of(Reading reading, Envelope envelope, boolean amounts) {
    if (reading.verdict() != Reading.Verdict.REMITTANCE) {
      boolean bounce = envelope != null && envelope.report();
      boolean other = reading.problems().stream().anyMatch(p -> SOMETHING_ELSE.contains(p.code()));
      return bounce || other || !amounts ? NONE : SILENT;
    }
    if (!reading.advices().isEmpty()
        && reading.advices().stream().noneMatch(a -> a.reader().equals(LayoutAdviceReader.NAME))) {
      return NONE;
    }
    boolean curable = reading.problems().stream().anyMatch(p -> CURABLE.contains(p.code()));
    return curable
            || reading.advices().isEmpty()
            || !reading.advices().stream().allMatch(Need::whole)
        ? DOUBTFUL
        : SOUND;
  }

  private static boolean whole(Advice advice) {
    return advice.paymentAmount() != null
        && advice.currency() != null
        && !advice.lines().isEmpty()
        && advice.lines().stream().allMatch(Need::whole)
        && Stream.concat(
                Stream.of(advice.values()), advice.lines().stream().map(Advice.Line::values))
            .noneMatch(Need::doubtful);
  }

  private static boolean whole(Advice.Line line) {
    boolean named = line.invoiceNumber() != null || line.kind() == Advice.Kind.ADJUSTMENT;
    return named && line.netAmount() != null;
  }

  private static boolean doubtful(Map<String, Value> values) {
    return RELIED_ON.stream()
        .map(field -> values.get(field.json()))
        .anyMatch(value -> value != null && value.doubtful());
  }
}
