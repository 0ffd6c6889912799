package io.quittance.workbench;

import io.quittance.api.Page;
import io.quittance.certificate.AuditView;
import java.util.List;

/**
 * Blind audits, ready to print.
 *
 * @param decided what came of the audit just decided, or empty
 * @param waiting those that nobody has decided
 * @param past those that somebody has
 * @param more true when more wait than are shown
 * @param next cursor of earlier decided ones as an address carries it, or empty
 */
record AuditsPage(
    Visitor visitor, Said decided, List<Row> waiting, boolean more, List<Row> past, String next) {

  /** What came of a decision. @param tone how it looks */
  record Said(String tone, String text) {}

  /**
   * @param payments amounts and payers, a line each
   * @param tone how what was said looks
   * @param said empty while nobody has decided
   */
  record Row(
      String id,
      List<String> payments,
      String opened,
      String openedText,
      String actor,
      String tone,
      String said,
      String difference) {}

  static AuditsPage of(
      Visitor visitor, AuditView decided, Page<AuditView> waiting, Page<AuditView> past) {
    return new AuditsPage(
        visitor,
        decided == null || decided.wrong() == null ? null : said(decided),
        waiting.items().stream().map(AuditsPage::row).toList(),
        waiting.next() != null,
        past.items().stream().map(AuditsPage::row).toList(),
        past.next() == null ? "" : Ids.inAddress(past.next()));
  }

  private static Said said(AuditView audit) {
    return decidedWrong(audit)
        ? new Said(
            "bad",
            "What was posted differs: "
                + audit.difference()
                + ". Nothing was taken back; a case shows both.")
        : new Said("good", "You said the same as was posted.");
  }

  static Row row(AuditView audit) {
    return new Row(
        audit.id().toString(),
        audit.payments().stream().map(AuditsPage::payment).toList(),
        audit.openedAt().toString(),
        Figures.moment(audit.openedAt()),
        Wording.or(audit.actor(), ""),
        audit.wrong() == null ? "wait" : decidedWrong(audit) ? "bad" : "good",
        audit.wrong() == null ? "" : decidedWrong(audit) ? "differs" : "the same",
        Wording.or(audit.difference(), ""));
  }

  private static boolean decidedWrong(AuditView audit) {
    return Boolean.TRUE.equals(audit.wrong());
  }

  private static String payment(AuditView.Paid paid) {
    return paid.currency()
        + " "
        + Figures.grouped(paid.amount())
        + (paid.payerName() == null ? "" : " of " + paid.payerName());
  }
}
