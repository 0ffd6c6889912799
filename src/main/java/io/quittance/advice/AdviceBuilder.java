package io.quittance.advice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * An advice in the making: a new one, of which everything is unknown until it is set, or a copy of
 * which some fields change. The only place that has to know every field of {@link Advice}.
 */
public final class AdviceBuilder {
  private static final Advice.Party NOBODY = new Advice.Party(null, null);

  private Advice.Party payer = NOBODY;
  private Advice.Party payee = NOBODY;
  private Advice.Status status = Advice.Status.UNKNOWN;
  private Boolean complete;
  private LocalDate adviceDate;
  private String paymentReference;
  private String paymentMethod;
  private LocalDate paymentDate;
  private String currency;
  private BigDecimal paymentAmount;
  private List<Advice.Line> lines = List.of();
  private List<Advice.Adjustment> adjustments = List.of();
  private Map<String, Value> values = Map.of();
  private double confidence;
  private final String reader;

  /**
   * @param reader which reader points
   */
  public AdviceBuilder(String reader) {
    this.reader = reader;
  }

  AdviceBuilder(Advice from) {
    this.payer = from.payer();
    this.payee = from.payee();
    this.status = from.status();
    this.complete = from.complete();
    this.adviceDate = from.adviceDate();
    this.paymentReference = from.paymentReference();
    this.paymentMethod = from.paymentMethod();
    this.paymentDate = from.paymentDate();
    this.currency = from.currency();
    this.paymentAmount = from.paymentAmount();
    this.lines = from.lines();
    this.adjustments = from.adjustments();
    this.values = from.values();
    this.confidence = from.confidence();
    this.reader = from.reader();
  }

  public AdviceBuilder payer(String name, String identifier) {
    payer = new Advice.Party(name, identifier);
    return this;
  }

  public AdviceBuilder payee(String name, String identifier) {
    payee = new Advice.Party(name, identifier);
    return this;
  }

  public AdviceBuilder status(Advice.Status as) {
    status = as;
    return this;
  }

  public AdviceBuilder complete(Boolean as) {
    complete = as;
    return this;
  }

  public AdviceBuilder adviceDate(LocalDate date) {
    adviceDate = date;
    return this;
  }

  public AdviceBuilder paymentReference(String reference) {
    paymentReference = reference;
    return this;
  }

  public AdviceBuilder paymentMethod(String method) {
    paymentMethod = method;
    return this;
  }

  public AdviceBuilder paymentDate(LocalDate date) {
    paymentDate = date;
    return this;
  }

  public AdviceBuilder currency(String code) {
    currency = code;
    return this;
  }

  public AdviceBuilder paymentAmount(BigDecimal amount) {
    paymentAmount = amount;
    return this;
  }

  public AdviceBuilder lines(List<Advice.Line> all) {
    lines = all;
    return this;
  }

  public AdviceBuilder adjustments(List<Advice.Adjustment> all) {
    adjustments = all;
    return this;
  }

  public AdviceBuilder values(Map<String, Value> evidence) {
    values = evidence;
    return this;
  }

  public AdviceBuilder confidence(double as) {
    confidence = as;
    return this;
  }

  public Advice build() {
    return new Advice(
        payer,
        payee,
        status,
        complete,
        adviceDate,
        paymentReference,
        paymentMethod,
        paymentDate,
        currency,
        paymentAmount,
        lines,
        adjustments,
        values,
        confidence,
        reader);
  }
}
