package io.quittance.advice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one notice says about one payment. What the source does not say is null; every value that is
 * not null has its evidence in {@code values}.
 *
 * <p>Signs: gross and net of a credit memo are negative, discounts and deductions positive where
 * they reduce the net; the nets of the lines plus the header adjustments give the payment amount. A
 * sum that does not add up is a problem, never mended.
 *
 * @param complete true when the lines are known to be all, false for a list said to be partial,
 *     null when unknown
 * @param currency ISO 4217 code, or null
 * @param values evidence by {@link Field#json()}
 * @param confidence 0 to 1, the least of what a posting would rely on
 * @param reader which reader pointed: {@code layout}, {@code model:openai/gpt-x@read-advice/v1}
 */
public record Advice(
    Party payer,
    Party payee,
    Status status,
    Boolean complete,
    LocalDate adviceDate,
    String paymentReference,
    String paymentMethod,
    LocalDate paymentDate,
    String currency,
    BigDecimal paymentAmount,
    List<Line> lines,
    List<Adjustment> adjustments,
    Map<String, Value> values,
    double confidence,
    String reader) {

  public enum Status {
    ANNOUNCED,
    EXECUTED,
    CANCELLED,
    REJECTED,
    UNKNOWN
  }

  public enum Kind {
    INVOICE,
    DEBIT_MEMO,
    CREDIT_MEMO,
    ADJUSTMENT
  }

  public record Party(String name, String identifier) {}

  /**
   * @param kind free of the source's words, for example {@code discount}, {@code deduction}, {@code
   *     withholding-tax}, {@code bank-fee}
   */
  public record Adjustment(
      String kind,
      BigDecimal amount,
      String reasonText,
      String reasonCode,
      Map<String, Value> values) {
    public Adjustment {
      values = Map.copyOf(values);
    }
  }

  public record Reference(String type, String value) {}

  /** One printed line: an invoice, memo or adjustment that the payment covers. */
  public record Line(
      Kind kind,
      String invoiceNumber,
      LocalDate invoiceDate,
      BigDecimal grossAmount,
      BigDecimal discountAmount,
      BigDecimal deductionAmount,
      BigDecimal netAmount,
      String currency,
      List<Adjustment> adjustments,
      List<Reference> references,
      Map<String, Value> values) {
    public Line {
      adjustments = List.copyOf(adjustments);
      references = List.copyOf(references);
      values = Map.copyOf(values);
    }

    public Optional<Value> value(Field field) {
      return Optional.ofNullable(values.get(field.json()));
    }

    public Line withCurrency(String code) {
      return changed(code, values);
    }

    public Line withValues(Map<String, Value> evidence) {
      return changed(currency, evidence);
    }

    private Line changed(String code, Map<String, Value> evidence) {
      return new Line(
          kind,
          invoiceNumber,
          invoiceDate,
          grossAmount,
          discountAmount,
          deductionAmount,
          netAmount,
          code,
          adjustments,
          references,
          evidence);
    }
  }

  public Advice {
    lines = List.copyOf(lines);
    adjustments = List.copyOf(adjustments);
    values = Map.copyOf(values);
  }

  /** A copy of which some fields change. */
  public AdviceBuilder copy() {
    return new AdviceBuilder(this);
  }

  public Advice withConfidence(double as) {
    return copy().confidence(as).build();
  }

  public Optional<Value> value(Field field) {
    return Optional.ofNullable(values.get(field.json()));
  }
}
