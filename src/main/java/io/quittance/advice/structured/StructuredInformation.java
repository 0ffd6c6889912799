package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * ISO 20022 structured remittance information ({@code RmtInf/Strd}), the same in remt.001,
 * pain.001, camt.053 and camt.054 of any version.
 */
final class StructuredInformation {

  private static final String OTHER_MESSAGE = "reference";

  private final AdviceDraft draft;

  StructuredInformation(AdviceDraft draft) {
    this.draft = draft;
  }

  /** True when the element says what is paid: a document, an amount or the creditor's reference. */
  static boolean tells(XmlNode strd) {
    return strd.has("RfrdDocInf")
        || strd.has("RfrdDocAmt")
        || strd.has("CdtrRefInf/Ref") && !referenceType(strd).equals(OTHER_MESSAGE);
  }

  /**
   * The creditor's own reference stands for what is paid: ISO 11649, a Swiss QR or ISR reference, a
   * Norwegian KID, a Belgian, Dutch or Finnish one. By its code (DocumentType3Code) it may also be
   * the number of an order, or of a message or deal, which is nothing that is paid.
   */
  private static String referenceType(XmlNode strd) {
    return switch (strd.text("CdtrRefInf/Tp/CdOrPrtry/Cd", "CdtrRefInf/Tp/Cd")) {
      case "PUOR" -> "po";
      case "DISP" -> "delivery";
      case "RADM", "RPIN", "FXDR" -> OTHER_MESSAGE;
      default -> "creditor-reference";
    };
  }

  /** Adds what a payment's remittance information tells, with credits in their sign. */
  void addAll(XmlNode payment) {
    payment.all("RmtInf/Strd").stream().filter(StructuredInformation::tells).forEach(this::add);
    Credits.sign(draft);
  }

  /** True when the payment's remittance information says what is paid. */
  static boolean within(XmlNode payment) {
    return payment.all("RmtInf/Strd").stream().anyMatch(StructuredInformation::tells);
  }

  /** Adds the lines of one {@code Strd}; amounts for several documents are split over none. */
  void add(XmlNode strd) {
    List<XmlNode> documents = strd.all("RfrdDocInf");
    if (documents.size() > 1) {
      for (XmlNode document : documents) {
        ItemDraft item = new ItemDraft();
        names(item, document);
        draft.item(item);
      }
      return;
    }
    ItemDraft item = new ItemDraft();
    documents.forEach(document -> names(item, document));
    strd.value("CdtrRefInf/Ref").ifPresent(ref -> item.reference(referenceType(strd), ref));
    amounts(item, strd);
    draft.item(item);
  }

  private static void names(ItemDraft item, XmlNode document) {
    String code = document.text("Tp/CdOrPrtry/Cd", "Tp/Cd");
    Optional<Printed> number = document.value("Nb");
    switch (code) {
      case "CREN", "CNFA" -> item.kind(Advice.Kind.CREDIT_MEMO);
      case "DEBN", "DNFA" -> item.kind(Advice.Kind.DEBIT_MEMO);
      default -> item.kind(Advice.Kind.INVOICE);
    }
    boolean other = code.equals("PUOR") || code.equals("DISP") || code.equals("BOLD");
    number.ifPresent(
        nb -> {
          if (other) {
            item.reference(code.equals("PUOR") ? "po" : "delivery", nb);
          } else {
            item.number(nb);
          }
        });
    document.value("RltdDt", "RltdDt/Dt", "RltdDt/DtTm").ifPresent(item::date);
  }

  private void amounts(ItemDraft item, XmlNode strd) {
    Optional<XmlNode> amounts = strd.first("RfrdDocAmt");
    if (amounts.isEmpty()) {
      return;
    }
    XmlNode all = amounts.get();
    figure(all, "DuePyblAmt").ifPresent(item::gross);
    figure(all, "RmtdAmt", "RmtdAmt/Amt").ifPresent(item::net);
    discounts(item, all);
    credit(item, all);
    for (XmlNode adjustment : all.all("AdjstmntAmtAndRsn")) {
      figure(adjustment, "Amt")
          .ifPresent(
              f ->
                  item.deduction(
                      new ItemDraft.Deduction(
                          f,
                          adjustment.value("Rsn").orElse(null),
                          null,
                          adjustment.value("AddtlInf").orElse(null))));
    }
    settle(item, all);
  }

  private void discounts(ItemDraft item, XmlNode all) {
    for (XmlNode discount : all.all("DscntApldAmt")) {
      Optional<Figure> figure =
          discount.value().isPresent() ? own(discount) : figure(discount, "Amt");
      if (figure.isPresent() && item.discount() == null) {
        item.discount(figure.get());
      } else {
        figure.ifPresent(f -> item.deduction(new ItemDraft.Deduction(f, null, null, null)));
      }
    }
  }

  /** A credit note alone reduces the payment; beside a remitted amount it reduced that one. */
  private void credit(ItemDraft item, XmlNode all) {
    Optional<Figure> credit = figure(all, "CdtNoteAmt");
    if (credit.isEmpty()) {
      return;
    }
    if (item.net() == null && item.gross() == null) {
      item.kind(Advice.Kind.CREDIT_MEMO);
      item.net(credit.get().value().signum() > 0 ? credit.get().negated() : credit.get());
    } else if (credit.get().value().signum() != 0) {
      item.deduction(new ItemDraft.Deduction(credit.get(), null, "credit note", null));
    }
  }

  /**
   * Whether an adjustment is added or kept back is told by the amounts around it, as is whether a
   * tax was kept back; where they do not tell, an adjustment reduces.
   */
  private void settle(ItemDraft item, XmlNode all) {
    if (item.gross() == null || item.net() == null || item.holds()) {
      return;
    }
    BigDecimal before = item.gross().value().subtract(Figure.valueOf(item.discount()));
    if (before.add(item.deducted()).compareTo(item.net().value()) == 0) {
      item.turnDeductions();
      return;
    }
    Optional<Figure> tax = figure(all, "TaxAmt", "TaxAmt/Amt");
    BigDecimal left = before.subtract(item.deducted());
    if (tax.isPresent() && left.subtract(tax.get().value()).compareTo(item.net().value()) == 0) {
      item.deduction(new ItemDraft.Deduction(tax.get(), null, "tax", null));
    }
  }

  private Optional<Figure> figure(XmlNode node, String... paths) {
    return XmlAmounts.figure(draft, node, paths);
  }

  private Optional<Figure> own(XmlNode node) {
    return XmlAmounts.own(draft, node);
  }
}
