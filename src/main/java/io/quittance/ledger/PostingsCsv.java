package io.quittance.ledger;

import io.quittance.api.CsvLines;
import java.math.BigDecimal;
import java.util.List;

/** Postings as an ERP's file interface takes them: one line an entry. */
final class PostingsCsv {
  private static final List<String> HEADER =
      List.of(
          "sequence",
          "posting",
          "transaction",
          "kind",
          "legalEntity",
          "postingDate",
          "reverses",
          "decision",
          "line",
          "accountRole",
          "side",
          "customer",
          "openItem",
          "payment",
          "currency",
          "amount",
          "reasonCode");

  private PostingsCsv() {}

  static String of(List<PostingView> postings) {
    CsvLines csv = new CsvLines(HEADER);
    for (PostingView posting : postings) {
      int number = 0;
      for (PostingView.Line line : posting.entries()) {
        csv.line(
            posting.sequence(),
            posting.id(),
            posting.transaction(),
            posting.kind(),
            posting.legalEntity(),
            posting.postingDate(),
            posting.reverses(),
            posting.decision().id(),
            ++number,
            line.accountRole().stored(),
            line.side().stored(),
            line.customer(),
            line.openItem(),
            line.payment(),
            line.currency(),
            new BigDecimal(line.amount()),
            line.reasonCode());
      }
    }
    return csv.toString();
  }
}
