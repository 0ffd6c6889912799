package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One DOC with its amounts and adjustments. */
final class RemadvDocument {

  /** An AJT; its amount follows it, by the standard. */
  private static final class Reason {
    private final Printed code;
    private Printed text;
    private Figure amount;

    Reason(Printed code) {
      this.code = code;
    }
  }

  private final ItemDraft item = new ItemDraft();
  private final List<Reason> reasons = new ArrayList<>();
  private final List<Figure> withoutReason = new ArrayList<>();
  private boolean invoiceDate;

  RemadvDocument(Segment doc, Advice.Kind kind) {
    item.kind(kind);
    doc.element(2, 1).ifPresent(item::number);
  }

  void date(String qualifier, Printed value) {
    boolean invoice = qualifier.equals("3") || qualifier.equals("137");
    if (invoice || qualifier.equals("171") && !invoiceDate) {
      item.date(value);
      invoiceDate |= invoice;
    }
  }

  void reference(String type, Printed value) {
    item.reference(type, value);
  }

  /** 12 remitted, 9 payable, 39 and 77 of the invoice, 52 discount; 165 and others kept back. */
  void amount(String qualifier, Figure figure) {
    switch (qualifier) {
      case "12", "11" -> {
        if (item.net() == null || qualifier.equals("12")) {
          item.net(figure);
        }
      }
      case "9", "39", "77", "38" -> {
        if (item.gross() == null) {
          item.gross(figure);
        }
      }
      case "52" -> item.discount(figure);
      case "165", "19", "8", "204" -> withoutReason.add(figure);
      default -> {
        // Taxes and bases of taxes: they explain the amounts above.
      }
    }
  }

  void reason(Segment ajt) {
    reasons.add(new Reason(ajt.element(1).orElse(null)));
  }

  void reasonText(Optional<Printed> text) {
    Reason last = reasons.get(reasons.size() - 1);
    last.text = last.text == null ? text.orElse(null) : last.text;
  }

  void kept(Figure figure) {
    Reason last = reasons.get(reasons.size() - 1);
    if (last.amount == null) {
      last.amount = figure;
    }
  }

  ItemDraft item() {
    List<Reason> open = reasons.stream().filter(r -> r.amount == null).toList();
    boolean paired = open.size() == withoutReason.size();
    for (int i = 0; i < withoutReason.size(); i++) {
      if (paired) {
        open.get(i).amount = withoutReason.get(i);
      } else {
        item.deduction(new ItemDraft.Deduction(withoutReason.get(i), null, null, null));
      }
    }
    for (Reason each : reasons) {
      if (each.amount != null) {
        String said = each.code == null ? null : ReasonCodes.edifact(each.code.text());
        item.deduction(new ItemDraft.Deduction(each.amount, each.code, said, each.text));
      }
    }
    turnAdded();
    return item;
  }

  /** Adjustments add to what is paid where only that leads from the payable to the remitted. */
  private void turnAdded() {
    if (item.holds() || item.gross() == null || item.net() == null) {
      return;
    }
    BigDecimal paid =
        item.gross().value().subtract(Figure.valueOf(item.discount())).add(item.deducted());
    if (paid.compareTo(item.net().value()) == 0) {
      item.turnDeductions();
    }
  }
}
