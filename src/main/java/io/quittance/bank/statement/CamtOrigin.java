package io.quittance.bank.statement;

import java.time.DateTimeException;
import java.time.LocalDateTime;

/** What a camt report says of itself in its head. */
final class CamtOrigin {
  /** A date and time without its zone: both ends of a bank's periods have the same. */
  private static final int DATE_AND_TIME = 19;

  private CamtOrigin() {}

  /**
   * @param message id of the message it stands in, empty when it has none
   * @param file names the report when no id does
   */
  static Origin of(String message, XmlElement report, byte[] file) {
    String id =
        String.join(
            "|",
            message,
            report.text("Id"),
            report.text("ElctrncSeqNb", "LglSeqNb"),
            report.text("StmtPgntn/PgNb", "NtfctnPgntn/PgNb", "RptPgntn/PgNb"));
    boolean isNamed = id.chars().anyMatch(Character::isLetterOrDigit);
    return new Origin(
        isNamed ? id : FileHash.of(file),
        time(report.text("FrToDt/FrDtTm")),
        time(report.text("FrToDt/ToDtTm")),
        balance(report, "OPBD", "PRCD"),
        balance(report, "CLBD"));
  }

  private static LocalDateTime time(String printed) {
    try {
      return printed.length() < DATE_AND_TIME
          ? null
          : LocalDateTime.parse(printed.substring(0, DATE_AND_TIME));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String balance(XmlElement report, String... codes) {
    for (String code : codes) {
      for (XmlElement balance : report.all("Bal")) {
        if (balance.text("Tp/CdOrPrtry/Cd").equals(code)) {
          return balance.text("CdtDbtInd") + balance.text("Amt");
        }
      }
    }
    return null;
  }
}
