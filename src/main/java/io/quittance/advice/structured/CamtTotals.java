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
              count(total, "NbOfNtries", entries.size(), problems);
              sum(total, "Sum", amounts(entries), problems);
            });
  }

  private static BigDecimal amounts(List<XmlNode> entries) {
    BigDecimal sum = BigDecimal.ZERO;
    for (XmlNode entry : entries) {
      Optional<BigDecimal> amount = entry.value("Amt").flatMap(v -> Notation.decimal(v.text()));
      if (amount.isEmpty()) {
        return null;
      }
      sum = sum.add(amount.get());
    }
    return sum;
  }

  /** A bank may report a batch without its transactions, or only some of their amounts. */
  private static void batch(XmlNode batch, XmlNode details, List<Problem> problems) {
    List<XmlNode> transactions = details.all("TxDtls");
    if (transactions.isEmpty()) {
      return;
    }
    count(batch, "NbOfTxs", transactions.size(), problems);
    List<BigDecimal> amounts =
        transactions.stream()
            .map(t -> CamtStatement.amountOf(t).orElse(null))
            .filter(Objects::nonNull)
            .toList();
    if (amounts.size() == transactions.size()) {
      sum(batch, "TtlAmt", amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add), problems);
    }
  }

  private static void count(XmlNode total, String name, int counted, List<Problem> problems) {
    total
        .value(name)
        .filter(said -> !said.text().matches("0*" + counted))
        .ifPresent(
            said ->
                problems.add(
                    new Problem(
                        Problem.Code.TRUNCATED,
                        "%s says %s, there are %d".formatted(name, said.text(), counted),
                        said.where())));
  }

  private static void sum(XmlNode total, String name, BigDecimal sum, List<Problem> problems) {
    total
        .value(name)
        .filter(
            said ->
                sum != null
                    && Notation.decimal(said.text()).map(v -> v.compareTo(sum) != 0).orElse(true))
        .ifPresent(
            said ->
                problems.add(
                    new Problem(
                        Problem.Code.SUM_MISMATCH,
                        "%s says %s, there are %s"
                            .formatted(name, said.text(), sum.toPlainString()),
                        said.where())));
  }
}
