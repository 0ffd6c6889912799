package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ISO 20022 camt.052, camt.053 and camt.054 of any version: a bank's report. Credits that carry
 * structured remittance information become advices of payments that are executed. What is only
 * pending is announced and no payment yet; debits, fees, returns and what is only informative are
 * no receipts. A camt.054 of nothing but debits is the payer's: his bank tells him what it paid,
 * and he hands it on, so its debits are read like credits.
 */
final class CamtStatement {

  static final String NOTIFICATION = "camt.054";
  private static final String CREDIT = "CRDT";
  private static final String DEBIT = "DBIT";

  private final String part;
  private final String reader;
  private final XmlNode message;
  private final List<Problem> problems = new ArrayList<>();
  private final List<AdviceDraft> drafts = new ArrayList<>();

  CamtStatement(String part, String reader, XmlNode message) {
    this.part = part;
    this.reader = reader;
    this.message = message;
  }

  StructuredRemittance.Outcome read() {
    for (String kind : List.of("Stmt", "Ntfctn", "Rpt")) {
      for (XmlNode report : message.all(kind)) {
        report(report);
      }
    }
    return StructuredRemittance.Outcome.of(reader, true, drafts, problems);
  }

  private void report(XmlNode report) {
    int first = drafts.size();
    int before = problems.size();
    List<XmlNode> entries = report.all("Ntry");
    CamtTotals.check(report, entries, problems);
    boolean payers =
        reader.equals(NOTIFICATION) && entries.stream().allMatch(entry -> moves(entry, DEBIT));
    for (XmlNode entry : entries) {
      if (moves(entry, payers ? DEBIT : CREDIT) && !isReversal(entry) && isPayment(entry)) {
        transactions(report, entry, payers);
      }
    }
    List<Problem> here = problems.subList(before, problems.size());
    drafts.subList(first, drafts.size()).forEach(draft -> draft.problems(here));
  }

  private static boolean moves(XmlNode entry, String direction) {
    return entry.text("CdtDbtInd").equals(direction);
  }

  private static boolean isReversal(XmlNode entry) {
    return entry.text("RvslInd").equals("true") || entry.text("RvslInd").equals("1");
  }

  private static boolean isPayment(XmlNode entry) {
    return isPending(entry) || status(entry).isEmpty() || status(entry).equals("BOOK");
  }

  private static boolean isPending(XmlNode entry) {
    return status(entry).equals("PDNG") || status(entry).equals("FUTR");
  }

  private static String status(XmlNode entry) {
    return entry.text("Sts", "Sts/Cd");
  }

  private void transactions(XmlNode report, XmlNode entry, boolean payers) {
    List<XmlNode> details = entry.all("NtryDtls/TxDtls");
    for (XmlNode detail : details) {
      boolean returned = detail.has("RtrInf") || moves(detail, payers ? CREDIT : DEBIT);
      boolean told = StructuredInformation.within(detail);
      if (told && !returned) {
        AdviceDraft draft = advice(entry, detail, details.size() == 1);
        draft.set(payers ? Field.PAYER_NAME : Field.PAYEE_NAME, report.value("Acct/Ownr/Nm"));
        drafts.add(draft);
      }
    }
  }

  private AdviceDraft advice(XmlNode entry, XmlNode detail, boolean alone) {
    AdviceDraft draft = new AdviceDraft(reader, part);
    draft.status(isPending(entry) ? Advice.Status.ANNOUNCED : Advice.Status.EXECUTED);
    if (isPending(entry)) {
      draft.problem(
          Problem.Code.NOT_A_PAYMENT,
          "the bank has not booked the entry: " + status(entry),
          entry.where());
    }
    // What is booked is what came; the amount that was instructed may be in another currency.
    XmlAmounts.figure(draft, detail, "Amt")
        .or(() -> alone ? XmlAmounts.figure(draft, entry, "Amt") : Optional.empty())
        .or(() -> XmlAmounts.figure(draft, detail, "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"))
        .ifPresent(draft::amount);
    draft.set(
        Field.PAYMENT_REFERENCE,
        detail.value("Refs/EndToEndId").filter(id -> !id.text().equals("NOTPROVIDED")));
    draft.set(
        Field.PAYMENT_REFERENCE, detail.value("Refs/AcctSvcrRef", "Refs/TxId", "Refs/InstrId"));
    if (alone) {
      draft.set(Field.PAYMENT_REFERENCE, entry.value("AcctSvcrRef", "NtryRef"));
    }
    draft.date(
        Field.PAYMENT_DATE, entry.value("ValDt/Dt", "ValDt/DtTm", "BookgDt/Dt", "BookgDt/DtTm"));
    draft.set(Field.PAYER_NAME, detail.value("RltdPties/Dbtr/Nm", "RltdPties/Dbtr/Pty/Nm"));
    draft.set(Field.PAYEE_NAME, detail.value("RltdPties/Cdtr/Nm", "RltdPties/Cdtr/Pty/Nm"));
    new StructuredInformation(draft).addAll(detail);
    return draft;
  }

  /** The amount of a transaction for the control totals, without telling of what is no number. */
  static Optional<BigDecimal> amountOf(XmlNode detail) {
    return detail.value("Amt", "AmtDtls/TxAmt/Amt").flatMap(v -> Notation.decimal(v.text()));
  }
}
