package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small changes to records that are otherwise made once. */
final class Drafting {
  private Drafting() {}

  static Value doubtful(Value value) {
    return new Value(
        value.printed(),
        0.5,
        true,
        value.part(),
        value.page(),
        value.box(),
        value.sheet(),
        value.cell(),
        value.line(),
        value.columns());
  }

  static Advice with(Advice a, List<Advice.Line> lines, Map<String, Value> values) {
    return new Advice(
        a.payer(),
        a.payee(),
        a.status(),
        a.complete(),
        a.adviceDate(),
        a.paymentReference(),
        a.paymentMethod(),
        a.paymentDate(),
        a.currency(),
        a.paymentAmount(),
        lines,
        a.adjustments(),
        values,
        a.confidence(),
        a.reader());
  }

  static Advice with(Advice a, String payer, String reference, Map<String, Value> values) {
    return new Advice(
        new Advice.Party(payer, a.payer().identifier()),
        a.payee(),
        a.status(),
        a.complete(),
        a.adviceDate(),
        reference,
        a.paymentMethod(),
        a.paymentDate(),
        a.currency(),
        a.paymentAmount(),
        a.lines(),
        a.adjustments(),
        values,
        a.confidence(),
        a.reader());
  }

  static Advice.Line with(Advice.Line l, Map<String, Value> values) {
    return new Advice.Line(
        l.kind(),
        l.invoiceNumber(),
        l.invoiceDate(),
        l.grossAmount(),
        l.discountAmount(),
        l.deductionAmount(),
        l.netAmount(),
        l.currency(),
        l.adjustments(),
        l.references(),
        values);
  }

  static Advice withConfidence(Advice a, double confidence) {
    return new Advice(
        a.payer(),
        a.payee(),
        a.status(),
        a.complete(),
        a.adviceDate(),
        a.paymentReference(),
        a.paymentMethod(),
        a.paymentDate(),
        a.currency(),
        a.paymentAmount(),
        a.lines(),
        a.adjustments(),
        a.values(),
        confidence,
        a.reader());
  }

  /**
   * A bare dollar is USD in an English document that names no other dollar, and open in one of
   * another language; the yen sign is JPY unless the document is Chinese.
   */
  static String dollar(String code, DocumentStyle style) {
    Set<String> named = style.currencies();
    if (code == null) {
      return null;
    }
    if (code.equals(Currencies.DOLLAR)) {
      Set<String> others = Set.of("CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "CLP", "COP");
      String only = null;
      for (String name : named) {
        if (others.contains(name)) {
          if (only != null) {
            return null;
          }
          only = name;
        }
      }
      boolean american = named.contains("USD");
      return only == null ? american || style.english() ? "USD" : null : american ? null : only;
    }
    if (code.equals(Currencies.YEN)) {
      return named.contains("CNY") ? named.contains("JPY") ? null : "CNY" : "JPY";
    }
    return code;
  }
}
