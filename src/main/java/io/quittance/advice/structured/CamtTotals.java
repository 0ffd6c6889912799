package io.quittance.advice.structured;

import io.quittance.advice.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The control totals of a camt report: {@code TxsSummry} counts and adds up entries, {@code Btch}
 * the transactions of one.
 */
final class CamtTotals {

  private CamtTotals() {}

  static void check(XmlNode report, List<XmlNode> entries, List<Problem> problems) {
    report
        .first("TxsSummry")
        .ifPresent(
            summary -> {
              group(summary, "TtlNtries", entries, problems);
              group(summary, "TtlCdtNtries", of(entries, "CRDT"), problems);
              group(summary, "TtlDbtNtries", of(entries, "DBIT"), problems);
            });
    for (XmlNode entry : entries) {
      for (XmlNode details : entry.all("NtryDtls")) {
        details.first("Btch").ifPresent(batch -> batch(batch, details, problems));
      }
    }
  }

  private static List<XmlNode> of(List<XmlNode> entries, String direction) {
    return entries.stream().filter(e -> e.text("CdtDbtInd").equals(direction)).toList();
  }

  private static void group(
      XmlNode summary, String name, List<XmlNode> entries, List<Problem> problems) {
    summary
        .first(name)
        .ifPresent(
            total -> {
              count(total, "NbOfNtries", entries.size(), "entries", problems);
              amounts(entries).ifPresent(sum -> sum(total, "Sum", sum, problems));
            });
  }

  private static Optional<BigDecimal> amounts(List<XmlNode> entries) {
    BigDecimal sum = BigDecimal.ZERO;
    for (XmlNode entry : entries) {
      Optional<BigDecimal> amount = entry.value("Amt").flatMap(v -> Notation.decimal(v.text()));
      if (amount.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(amount.get());
    }
    return Optional.of(sum);
  }

  /** A bank may report a batch without its transactions, or only some of their amounts. */
  private static void batch(XmlNode batch, XmlNode details, List<Problem> problems) {
    List<XmlNode> transactions = details.all("TxDtls");
    if (transactions.isEmpty()) {
      return;
    }
    count(batch, "NbOfTxs", transactions.size(), "transactions", problems);
    List<BigDecimal> amounts =
        transactions.stream()
            .map(t -> CamtStatement.amountOf(t).orElse(null))
            .filter(Objects::nonNull)
            .toList();
    if (amounts.size() == transactions.size()) {
      sum(batch, "TtlAmt", amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add), problems);
    }
  }

  private static void count(
      XmlNode total, String name, int counted, String what, List<Problem> problems) {
    total.control(name).flatMap(said -> said.counts(counted, what)).ifPresent(problems::add);
  }

  private static void sum(XmlNode total, String name, BigDecimal sum, List<Problem> problems) {
    total.control(name).flatMap(said -> said.adds(sum)).ifPresent(problems::add);
  }
}
