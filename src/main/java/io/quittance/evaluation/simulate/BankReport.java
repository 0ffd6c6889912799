package io.quittance.evaluation.simulate;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Writes camt.054 and camt.053 as banks send them (ISO 20022, version 8). */
final class BankReport {
  private final StringBuilder xml = new StringBuilder();
  private final LegalEntity entity;
  private final LocalDate date;

  private BankReport(LegalEntity entity, LocalDate date) {
    this.entity = entity;
    this.date = date;
  }

  /** Credits as they come in during the day. */
  static byte[] notification(
      LegalEntity entity, LocalDate date, int number, List<Movement> movements) {
    BankReport report = new BankReport(entity, date);
    report.head("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn", "N" + number);
    movements.forEach(report::entry);
    return report.tail("BkToCstmrDbtCdtNtfctn", "Ntfctn");
  }

  /**
   * All of a day, with balances.
   *
   * @param opening cents before the first entry
   */
  static byte[] statement(
      LegalEntity entity, LocalDate date, long opening, List<Movement> movements) {
    BankReport report = new BankReport(entity, date);
    report.head("camt.053.001.08", "BkToCstmrStmt", "Stmt", "S");
    long closing = opening;
    for (Movement movement : movements) {
      closing += movement.credit() ? movement.cents() : -movement.cents();
    }
    report.balance("OPBD", opening);
    report.balance("CLBD", closing);
    report.element("TxsSummry", () -> report.count(movements.size()));
    movements.forEach(report::entry);
    return report.tail("BkToCstmrStmt", "Stmt");
  }

  private void head(String version, String message, String report, String number) {
    xml.append(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022")
        .append(":tech:xsd:" + version + "\"><" + message + ">");
    text("GrpHdr/MsgId", entity.id() + date + number);
    xml.append("<" + report + ">");
    text("Id", entity.id() + "-" + date + "-" + number);
    text("CreDtTm", date + "T18:00:00");
    text("Acct/Id/IBAN", entity.account());
  }

  private byte[] tail(String message, String report) {
    xml.append("</" + report + "></" + message + "></Document>\n");
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void balance(String code, long cents) {
    element(
        "Bal",
        () -> {
          text("Tp/CdOrPrtry/Cd", code);
          amount(Math.abs(cents));
          text("CdtDbtInd", cents < 0 ? "DBIT" : "CRDT");
          text("Dt/Dt", date.toString());
        });
  }

  private void count(int entries) {
    text("TtlNtries/NbOfNtries", Integer.toString(entries));
  }

  private void entry(Movement movement) {
    element("Ntry", () -> entryContent(movement));
    xml.append('\n');
  }

  private void entryContent(Movement movement) {
    amount(movement.cents());
    text("CdtDbtInd", movement.credit() ? "CRDT" : "DBIT");
    text("Sts/Cd", "BOOK");
    text("BookgDt/Dt", date.toString());
    text("ValDt/Dt", date.toString());
    text("AcctSvcrRef", movement.reference());
    String[] code = movement.code().split("/", -1);
    element(
        "BkTxCd",
        () ->
            element(
                "Domn",
                () -> {
                  text("Cd", code[0]);
                  element(
                      "Fmly",
                      () -> {
                        text("Cd", code[1]);
                        text("SubFmlyCd", code[2]);
                      });
                }));
    element("NtryDtls", () -> element("TxDtls", () -> details(movement)));
  }

  private void details(Movement movement) {
    element(
        "Refs",
        () -> {
          text("AcctSvcrRef", movement.reference());
          text("EndToEndId", movement.endToEnd());
        });
    amount(movement.cents());
    boolean payer = movement.credit() || movement.returned();
    String side = payer ? "Dbtr" : "Cdtr";
    element(
        "RltdPties",
        () -> {
          text(side + "/Nm", movement.party());
          text(side + "Acct/Id/IBAN", movement.partyAccount());
        });
    text("RmtInf/Ustrd", movement.text());
    if (movement.returned()) {
      text("RtrInf/Rsn/Cd", "AC04");
    }
  }

  private void amount(long cents) {
    xml.append("<Amt Ccy=\"" + entity.currency() + "\">" + Cents.plain(cents) + "</Amt>");
  }

  private void element(String name, Runnable content) {
    xml.append("<" + name + ">");
    content.run();
    xml.append("</" + name + ">");
  }

  /** Nothing for an empty text. */
  private void text(String path, String text) {
    if (text.isEmpty()) {
      return;
    }
    int slash = path.indexOf('/');
    if (slash < 0) {
      String safe = text.replace("&", "&amp;").replace("<", "&lt;");
      xml.append("<" + path + ">" + safe + "</" + path + ">");
    } else {
      element(path.substring(0, slash), () -> text(path.substring(slash + 1), text));
    }
  }
}
