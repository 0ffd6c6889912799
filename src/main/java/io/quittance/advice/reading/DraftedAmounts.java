package io.quittance.advice.reading;

import java.math.BigDecimal;
import java.util.List;

/**
 * The amounts of one advice before their decimal mark is decided: the nets of its lines and the
 * payment amount, which under the right mark add up.
 *
 * @param total the payment amount, or null
 */
record DraftedAmounts(List<LineDraft> lines, ReadAmount total) {

  boolean anyAmbiguous() {
    return total != null && total.ambiguous() || lines.stream().anyMatch(LineDraft::ambiguous);
  }

  /** The document's own style, or else the only one under which everything adds up. */
  AmountStyle style(AmountStyle ofDocument) {
    if (ofDocument != AmountStyle.UNKNOWN || !anyAmbiguous() || total == null) {
      return ofDocument;
    }
    boolean point = addsUp(AmountStyle.POINT);
    boolean comma = addsUp(AmountStyle.COMMA);
    return point == comma ? AmountStyle.UNKNOWN : point ? AmountStyle.POINT : AmountStyle.COMMA;
  }

  /** A payer's ledger may print what it pays as negative: then every line says so. */
  void turnPayablesView(AmountStyle style) {
    BigDecimal said = total == null ? null : total.value(style);
    BigDecimal sum = sum(style);
    if (sum != null && said != null && said.signum() > 0 && sum.negate().compareTo(said) == 0) {
      lines.forEach(LineDraft::flip);
    }
  }

  private boolean addsUp(AmountStyle candidate) {
    BigDecimal said = total.value(candidate);
    BigDecimal sum = sum(candidate);
    return !lines.isEmpty() && said != null && sum != null && sum.compareTo(said) == 0;
  }

  /** The nets together, or null when a line has none. */
  private BigDecimal sum(AmountStyle style) {
    BigDecimal sum = BigDecimal.ZERO;
    for (LineDraft line : lines) {
      BigDecimal net = line.net(style);
      if (net == null) {
        return null;
      }
      sum = sum.add(net);
    }
    return sum;
  }
}
