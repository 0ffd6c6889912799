package io.quittance.advice.structured;

import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ISO 20022 pain.001 of any version: what the payer orders his bank to pay. Each transaction that
 * carries structured remittance information is a payment announced to its creditor. Counts and
 * control sums, of the file and of each {@code PmtInf}, must agree.
 */
final class Pain001 {

  static final String READER = "pain.001";

  private final String part;
  private final XmlNode message;
  private final List<AdviceDraft> drafts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  Pain001(String part, XmlNode message) {
    this.part = part;
    this.message = message;
  }

  StructuredRemittance.Outcome read() {
    message.first("GrpHdr").ifPresent(header -> totals(header, message.all("PmtInf/CdtTrfTxInf")));
    for (XmlNode payment : message.all("PmtInf")) {
      totals(payment, payment.all("CdtTrfTxInf"));
      for (XmlNode transfer : payment.all("CdtTrfTxInf")) {
        if (StructuredInformation.within(transfer)) {
          drafts.add(advice(payment, transfer));
        }
      }
    }
    drafts.forEach(draft -> draft.problems(problems));
    return StructuredRemittance.Outcome.of(READER, true, drafts, problems);
  }

  private void totals(XmlNode header, List<XmlNode> transfers) {
    header
        .control("NbOfTxs")
        .flatMap(said -> said.counts(transfers.size(), "transactions"))
        .ifPresent(problems::add);
    BigDecimal sum = BigDecimal.ZERO;
    for (XmlNode transfer : transfers) {
      Optional<BigDecimal> amount =
          transfer
              .value("Amt/InstdAmt", "Amt/EqvtAmt/Amt")
              .flatMap(printed -> Notation.decimal(printed.text()));
      if (amount.isEmpty()) {
        return;
      }
      sum = sum.add(amount.get());
    }
    BigDecimal all = sum;
    header.control("CtrlSum").flatMap(said -> said.adds(all)).ifPresent(problems::add);
  }

  private AdviceDraft advice(XmlNode payment, XmlNode transfer) {
    AdviceDraft draft = new AdviceDraft(READER, part);
    draft.set(
        Field.PAYMENT_REFERENCE,
        transfer.value("PmtId/EndToEndId").filter(id -> !id.text().equals("NOTPROVIDED")));
    draft.set(Field.PAYMENT_REFERENCE, transfer.value("PmtId/UETR", "PmtId/InstrId"));
    draft.date(Field.ADVICE_DATE, message.value("GrpHdr/CreDtTm"));
    draft.date(
        Field.PAYMENT_DATE, payment.value("ReqdExctnDt", "ReqdExctnDt/Dt", "ReqdExctnDt/DtTm"));
    draft.set(Field.PAYMENT_METHOD, payment.value("PmtMtd"));
    XmlAmounts.figure(draft, transfer, "Amt/InstdAmt", "Amt/EqvtAmt/Amt").ifPresent(draft::amount);
    draft.set(Field.PAYER_NAME, payment.value("Dbtr/Nm"));
    draft.set(Field.PAYER_NAME, message.value("GrpHdr/InitgPty/Nm"));
    draft.set(Field.PAYEE_NAME, transfer.value("Cdtr/Nm"));
    new StructuredInformation(draft).addAll(transfer);
    return draft;
  }
}
