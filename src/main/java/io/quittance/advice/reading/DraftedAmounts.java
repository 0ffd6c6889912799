package io.quittance.advice.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The amounts of one advice before their decimal mark is decided: the nets of its lines and the
 * payment amount, which under the right mark add up.
 *
 * @param total the payment amount, or null
 * @param elsewhere what another part of the message says that the lines add up to, or null
 */
record DraftedAmounts(List<LineDraft> lines, ReadAmount total, BigDecimal elsewhere) {

  boolean anyAmbiguous() {
    return total != null && total.ambiguous() || lines.stream().anyMatch(LineDraft::ambiguous);
  }

  /** The document's own style, or else the only one under which everything adds up. */
  AmountStyle style(AmountStyle ofDocument) {
    if (ofDocument != AmountStyle.UNKNOWN || !anyAmbiguous()) {
      return ofDocument;
    }
    boolean point = addsUp(AmountStyle.POINT);
    boolean comma = addsUp(AmountStyle.COMMA);
    return point == comma ? AmountStyle.UNKNOWN : point ? AmountStyle.POINT : AmountStyle.COMMA;
  }

  /**
   * True when letters say debit and credit of amounts that are printed without a minus, and no
   * total is there to say which of the two is taken off.
   */
  boolean signsOpen(AmountStyle style) {
    return said(style) == null
        && DebitAndCredit.beside(lines).isPresent()
        && sum(style) != null
        && lines.stream().allMatch(line -> line.printedNet(style).signum() >= 0);
  }

  /**
   * Where the printed amounts do not add up to the total, another reading of their signs may: a
   * payer's ledger prints what it pays as negative, or says debit and credit by a letter beside
   * each amount. What fits decides, and only when nothing else does.
   *
   * @return true when the total is printed with the other sign, too
   */
  boolean decideSigns(AmountStyle style) {
    BigDecimal said = said(style);
    BigDecimal sum = sum(style);
    if (said == null || sum == null) {
      return false;
    }
    BigDecimal printed = sumPrinted(lines, style);
    if (said.signum() < 0
        && printed.compareTo(said) == 0
        && lines.stream().allMatch(line -> line.printedAgainstItsKind(style))) {
      lines.forEach(line -> line.sign(LineDraft.Sign.TURNED));
      return total != null;
    }
    if (said.signum() <= 0) {
      return false;
    }
    boolean turned = sum.compareTo(said) != 0 && printed.negate().compareTo(said) == 0;
    Optional<DebitAndCredit> letters =
        printed.compareTo(said) == 0
            ? Optional.empty()
            : DebitAndCredit.beside(lines)
                .filter(any -> lines.stream().allMatch(l -> l.printedNet(style).signum() >= 0))
                .flatMap(either -> either.thatGives(said, side -> sumPrinted(side, style)));
    if (turned) {
      lines.forEach(line -> line.sign(LineDraft.Sign.TURNED));
    } else if (letters.isPresent()) {
      letters.get().paid().forEach(line -> line.signBySide(LineDraft.Sign.PRINTED));
      letters.get().takenOff().forEach(line -> line.signBySide(LineDraft.Sign.TURNED));
    }
    return false;
  }

  private BigDecimal said(AmountStyle style) {
    return total == null ? elsewhere : total.value(style);
  }

  private boolean addsUp(AmountStyle candidate) {
    BigDecimal said = said(candidate);
    BigDecimal sum = sum(candidate);
    return !lines.isEmpty() && said != null && sum != null && sum.compareTo(said) == 0;
  }

  /** The nets together, or null when a line has none. */
  private BigDecimal sum(AmountStyle style) {
    return lines.stream().allMatch(line -> line.printedNet(style) != null)
        ? lines.stream().map(line -> line.net(style)).reduce(BigDecimal.ZERO, BigDecimal::add)
        : null;
  }

  /** The nets together as they are printed; none may be missing. */
  private static BigDecimal sumPrinted(List<LineDraft> lines, AmountStyle style) {
    return lines.stream()
        .map(line -> line.printedNet(style))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
