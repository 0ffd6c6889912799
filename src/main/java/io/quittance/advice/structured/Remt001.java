package io.quittance.advice.structured;

import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ISO 20022 remt.001 RemittanceAdvice: each {@code RmtInf} speaks of one payment. */
final class Remt001 {

  static final String READER = "remt.001";

  private final String part;
  private final XmlNode message;

  Remt001(String part, XmlNode message) {
    this.part = part;
    this.message = message;
  }

  StructuredRemittance.Outcome read() {
    List<StructuredRemittance.Found> found = new ArrayList<>();
    for (XmlNode information : message.all("RmtInf")) {
      AdviceDraft draft = advice(information);
      if (!draft.saysNothing()) {
        found.add(draft.build());
      }
    }
    return new StructuredRemittance.Outcome(READER, false, found, List.of());
  }

  private AdviceDraft advice(XmlNode information) {
    AdviceDraft draft = new AdviceDraft(READER, part);
    XmlNode payment = information.first("OrgnlPmtInf").orElse(information);
    Optional<Printed> endToEnd =
        payment.value("Refs/EndToEndId").filter(id -> !id.text().equals("NOTPROVIDED"));
    draft.set(
        Field.PAYMENT_REFERENCE,
        endToEnd
            .or(() -> payment.value("Refs/UETR", "Refs/TxId", "Refs/InstrId", "Refs/PmtInfId"))
            .or(() -> information.value("RmtId"))
            .or(() -> message.value("GrpHdr/MsgId")));
    draft.date(Field.ADVICE_DATE, message.value("GrpHdr/CreDtTm"));
    draft.date(
        Field.PAYMENT_DATE,
        payment.value(
            "ReqdExctnDt", "ReqdExctnDt/Dt", "ReqdExctnDt/DtTm", "IntrBkSttlmDt", "ReqdColltnDt"));
    draft.set(Field.PAYMENT_METHOD, payment.value("PmtMtd"));
    XmlAmounts.figure(
            draft,
            payment,
            "Amt/InstdAmt",
            "Amt/IntrBkSttlmAmt",
            "IntrBkSttlmAmt",
            "InstdAmt",
            "Amt/EqvtAmt/Amt",
            "Amt")
        .ifPresent(draft::amount);
    draft.set(Field.PAYER_NAME, payment.value("Dbtr/Nm", "Dbtr/Pty/Nm"));
    draft.set(Field.PAYER_NAME, message.value("GrpHdr/InitgPty/Nm"));
    draft.set(Field.PAYEE_NAME, payment.value("Cdtr/Nm", "Cdtr/Pty/Nm"));
    StructuredInformation lines = new StructuredInformation(draft);
    information.all("Strd").stream().filter(StructuredInformation::tells).forEach(lines::add);
    lines.addAll(information);
    if (draft.amount() == null && !draft.items().isEmpty()) {
      draft.problem(Problem.Code.NO_TOTAL, "no payment amount is said", information.where());
    }
    return draft;
  }
}
