package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * UBL RemittanceAdvice 2.0 to 2.4. A line says what is debited, what is credited and the balance.
 * Most senders debit invoices; some, who write from their payables, credit them: the totals tell.
 */
final class UblRemittanceAdvice {

  static final String READER = "ubl";

  private final XmlNode root;
  private final AdviceDraft draft;

  /** The two sides of a line as printed. */
  private record Sides(XmlNode line, Figure debit, Figure credit) {}

  UblRemittanceAdvice(String part, XmlNode root) {
    this.root = root;
    this.draft = new AdviceDraft(READER, part);
  }

  StructuredRemittance.Outcome read() {
    header();
    List<Sides> lines = new ArrayList<>();
    for (XmlNode line : root.all("RemittanceAdviceLine")) {
      lines.add(
          new Sides(
              line,
              XmlAmounts.figure(draft, line, "DebitLineAmount").orElse(null),
              XmlAmounts.figure(draft, line, "CreditLineAmount").orElse(null)));
    }
    BigDecimal debits =
        lines.stream().map(l -> Figure.valueOf(l.debit)).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal credits =
        lines.stream().map(l -> Figure.valueOf(l.credit)).reduce(BigDecimal.ZERO, BigDecimal::add);
    agree("TotalDebitAmount", debits);
    agree("TotalCreditAmount", credits);
    BigDecimal total = draft.amount() == null ? null : draft.amount().value();
    boolean credited =
        total != null
            && debits.subtract(credits).compareTo(total) != 0
            && credits.subtract(debits).compareTo(total) == 0;
    lines.forEach(line -> draft.item(item(line, credited)));
    Credits.sign(draft);
    count();
    return new StructuredRemittance.Outcome(READER, false, List.of(draft.build()), List.of());
  }

  private void header() {
    draft.set(Field.PAYMENT_REFERENCE, root.value("PaymentMeans/PaymentID", "ID"));
    draft.date(Field.ADVICE_DATE, root.value("IssueDate"));
    draft.currency(root.value("DocumentCurrencyCode"));
    XmlAmounts.figure(draft, root, "TotalPaymentAmount").ifPresent(draft::amount);
    party("AccountingCustomerParty", Field.PAYER_NAME);
    draft.set(
        Field.PAYER_IDENTIFIER,
        root.value(
            "AccountingCustomerParty/SupplierAssignedAccountID",
            "AccountingCustomerParty/Party/PartyIdentification/ID"));
    party("AccountingSupplierParty", Field.PAYEE_NAME);
    draft.set(Field.PAYEE_NAME, root.value("PayeeParty/PartyName/Name"));
    draft.set(
        Field.PAYEE_IDENTIFIER,
        root.value(
            "AccountingSupplierParty/CustomerAssignedAccountID",
            "AccountingSupplierParty/Party/PartyIdentification/ID"));
  }

  private void party(String role, Field name) {
    draft.set(
        name,
        root.value(
            role + "/Party/PartyName/Name", role + "/Party/PartyLegalEntity/RegistrationName"));
  }

  private ItemDraft item(Sides sides, boolean credited) {
    ItemDraft item = new ItemDraft();
    names(item, sides.line);
    Figure owed = credited ? sides.credit : sides.debit;
    Figure back = credited ? sides.debit : sides.credit;
    Optional<Figure> balance = XmlAmounts.figure(draft, sides.line, "BalanceAmount");
    boolean both = Figure.valueOf(owed).signum() != 0 && Figure.valueOf(back).signum() != 0;
    if (both && balance.isPresent()) {
      item.gross(owed);
      item.deduction(new ItemDraft.Deduction(back, null, null, null));
      item.net(balance.get());
    } else if (Figure.valueOf(owed).signum() == 0 && Figure.valueOf(back).signum() != 0) {
      item.kind(Advice.Kind.CREDIT_MEMO);
      item.net(back.value().signum() > 0 ? back.negated() : back);
    } else if (!both) {
      item.net(owed != null ? owed : balance.orElse(null));
    }
    return item;
  }

  private static void names(ItemDraft item, XmlNode line) {
    for (XmlNode billing : line.all("BillingReference")) {
      document(item, billing, "InvoiceDocumentReference", Advice.Kind.INVOICE);
      document(item, billing, "SelfBilledInvoiceDocumentReference", Advice.Kind.INVOICE);
      document(item, billing, "CreditNoteDocumentReference", Advice.Kind.CREDIT_MEMO);
      document(item, billing, "SelfBilledCreditNoteDocumentReference", Advice.Kind.CREDIT_MEMO);
      document(item, billing, "DebitNoteDocumentReference", Advice.Kind.DEBIT_MEMO);
    }
    line.value("DocumentReference/ID").ifPresent(id -> item.reference("document", id));
  }

  private static void document(ItemDraft item, XmlNode billing, String element, Advice.Kind kind) {
    for (XmlNode found : billing.all(element)) {
      Optional<Printed> id = found.value("ID");
      if (id.isPresent() && !item.numbered()) {
        item.kind(kind);
        item.number(id.get());
        found.value("IssueDate").ifPresent(item::date);
      } else {
        id.ifPresent(other -> item.reference("document", other));
      }
    }
  }

  private void agree(String element, BigDecimal sum) {
    root.control(element).flatMap(said -> said.adds(sum)).ifPresent(draft::problem);
  }

  private void count() {
    int lines = root.all("RemittanceAdviceLine").size();
    root.control("LineCountNumeric")
        .flatMap(said -> said.counts(lines, "lines"))
        .ifPresent(draft::problem);
  }
}
