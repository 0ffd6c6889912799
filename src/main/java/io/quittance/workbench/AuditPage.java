package io.quittance.workbench;

import io.quittance.certificate.AuditView;
import io.quittance.workbench.CaseView.Plain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One blind audit, ready to print: the mail and the bank's word on the left of what the auditor
 * says. Of what was posted it shows nothing until that is said.
 *
 * @param review the case to decide, or empty when it is decided
 * @param source the mail without any mark of what was read, or null for money without one
 * @param available the payments' money as a plain decimal, empty when they are in two currencies
 * @param several true when the payment that pays an item has to be named
 */
record AuditPage(
    Visitor visitor,
    String id,
    String review,
    MessageView source,
    List<List<Plain>> payments,
    List<Plain> choices,
    String available,
    String availableText,
    int scale,
    boolean several,
    List<Item> items,
    AuditsPage.Row decided,
    List<String> postings) {

  /**
   * @param sign {@code -1} for a credit, whose use lets more cash be applied, else {@code 1}
   */
  record Item(
      String id,
      String number,
      String kind,
      String customer,
      String open,
      String openText,
      String sign) {}

  static AuditPage of(Visitor visitor, AuditView audit, MessageView source) {
    List<AuditView.Paid> paid = audit.payments();
    boolean one = paid.stream().map(AuditView.Paid::currency).distinct().count() == 1;
    BigDecimal sum =
        paid.stream()
            .map(payment -> new BigDecimal(payment.amount()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new AuditPage(
        visitor,
        audit.id().toString(),
        audit.review() == null ? "" : audit.review().toString(),
        source,
        paid.stream().map(AuditPage::facts).toList(),
        paid.stream()
            .map(
                payment ->
                    new Plain(
                        payment.id(), payment.currency() + " " + Figures.grouped(payment.amount())))
            .toList(),
        one ? sum.toPlainString() : "",
        one ? paid.get(0).currency() + " " + Figures.grouped(sum) : "",
        Math.max(0, sum.scale()),
        paid.size() > 1,
        audit.items() == null ? List.of() : audit.items().stream().map(AuditPage::item).toList(),
        audit.decidedAt() == null ? null : AuditsPage.row(audit),
        audit.postings() == null ? List.of() : audit.postings());
  }

  private static List<Plain> facts(AuditView.Paid paid) {
    List<Plain> facts = new ArrayList<>();
    facts.add(new Plain("Amount", paid.currency() + " " + Figures.grouped(paid.amount())));
    add(facts, "Payer", paid.payerName());
    add(facts, "Value date", Figures.day(paid.valueDate()));
    add(facts, "Reference", paid.reference());
    add(facts, "Text", paid.text());
    add(facts, "Entry", paid.id());
    return facts;
  }

  private static void add(List<Plain> facts, String label, String text) {
    if (text != null && !text.isBlank()) {
      facts.add(new Plain(label, text));
    }
  }

  private static Item item(AuditView.Item item) {
    boolean credit = item.kind().equals("credit_memo") || item.kind().equals("on_account");
    return new Item(
        item.id(),
        item.number(),
        Wording.heading(item.kind()),
        item.customer(),
        item.open(),
        item.currency() + " " + (credit ? "-" : "") + Figures.grouped(item.open()),
        credit ? "-1" : "1");
  }
}
