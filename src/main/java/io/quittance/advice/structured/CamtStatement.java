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
 * structured remittance information become advices of payments that are executed; debits, fees,
 * returns and what is only pending or informative do not.
 */
final class CamtStatement {

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
    return new StructuredRemittance.Outcome(
        reader, true, drafts.stream().map(AdviceDraft::build).toList(), problems);
  }

  private void report(XmlNode report) {
    int first = drafts.size();
    int before = problems.size();
    List<XmlNode> entries = report.all("Ntry");
    CamtTotals.check(report, entries, problems);
    for (XmlNode entry : entries) {
      if (isMoneyIn(entry)) {
        transactions(report, entry);
      }
    }
    List<Problem> here = problems.subList(before, problems.size());
    drafts.subList(first, drafts.size()).forEach(draft -> draft.problems(here));
  }

  private static boolean isMoneyIn(XmlNode entry) {
    boolean reversal = entry.text("RvslInd").equals("true") || entry.text("RvslInd").equals("1");
    String status = entry.text("Sts", "Sts/Cd");
    return entry.text("CdtDbtInd").equals("CRDT")
        && !reversal
        && (status.isEmpty() || status.equals("BOOK"));
  }

  private void transactions(XmlNode report, XmlNode entry) {
    List<XmlNode> details = entry.all("NtryDtls/TxDtls");
    for (XmlNode detail : details) {
      boolean returned = detail.has("RtrInf") || detail.text("CdtDbtInd").equals("DBIT");
      boolean told = detail.all("RmtInf/Strd").stream().anyMatch(StructuredInformation::tells);
      if (told && !returned) {
        drafts.add(advice(report, entry, detail, details.size() == 1));
      }
    }
  }

  private AdviceDraft advice(XmlNode report, XmlNode entry, XmlNode detail, boolean alone) {
    AdviceDraft draft = new AdviceDraft(reader, part);
    draft.status(Advice.Status.EXECUTED);
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
    draft.set(Field.PAYEE_NAME, report.value("Acct/Ownr/Nm"));
    StructuredInformation lines = new StructuredInformation(draft);
    detail.all("RmtInf/Strd").stream().filter(StructuredInformation::tells).forEach(lines::add);
    Credits.sign(draft);
    return draft;
  }

  /** The amount of a transaction for the control totals, without telling of what is no number. */
  static Optional<BigDecimal> amountOf(XmlNode detail) {
    return detail.value("Amt", "AmtDtls/TxAmt/Amt").flatMap(v -> Notation.decimal(v.text()));
  }
}
