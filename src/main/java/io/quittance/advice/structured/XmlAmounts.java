package io.quittance.advice.structured;

import io.quittance.advice.Problem;
import java.math.BigDecimal;
import java.util.Optional;

/** Amounts in XML: a decimal as text, its currency as attribute. */
final class XmlAmounts {

  private XmlAmounts() {}

  /** The amount of the first element at one of the paths; one that is no number is a problem. */
  static Optional<Figure> figure(AdviceDraft draft, XmlNode node, String... paths) {
    for (String path : paths) {
      Optional<XmlNode> found = node.first(path).filter(n -> n.value().isPresent());
      if (found.isPresent()) {
        return own(draft, found.get());
      }
    }
    return Optional.empty();
  }

  /** The amount that is the text of the element itself. */
  static Optional<Figure> own(AdviceDraft draft, XmlNode node) {
    draft.currency(node.attribute("Ccy").or(() -> node.attribute("currencyID")));
    Optional<Printed> printed = node.value();
    Optional<BigDecimal> value = printed.flatMap(p -> Notation.decimal(p.text()));
    if (printed.isPresent() && value.isEmpty()) {
      draft.problem(
          Problem.Code.UNREADABLE, printed.get().text() + " is no amount", printed.get().where());
    }
    return value.map(v -> new Figure(v, printed.get()));
  }
}
