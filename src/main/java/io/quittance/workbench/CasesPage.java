package io.quittance.workbench;

import io.quittance.api.Page;
import io.quittance.review.ReviewCase;
import java.util.List;
import java.util.Optional;

/**
 * The list of cases, ready to print.
 *
 * @param decided what came of the case just decided, or empty
 * @param next cursor as an address carries it, or empty
 */
record CasesPage(Visitor visitor, String decided, List<Row> rows, String next) {

  record Row(
      String id, String kind, String subject, String reason, String opened, String openedText) {}

  static CasesPage of(Visitor visitor, Optional<ReviewCase> decided, Page<ReviewCase> open) {
    return new CasesPage(
        visitor,
        decided.map(CasesPage::said).orElse(""),
        open.items().stream().map(CasesPage::row).toList(),
        open.next() == null ? "" : Ids.inAddress(open.next()));
  }

  private static String said(ReviewCase review) {
    return Wording.subject(review.subject().kind())
        + " "
        + Wording.name(review.subject())
        + ": "
        + (review.action() == null
            ? "the case is " + Wording.plain(review.state())
            : review.action() + ", by " + review.actor())
        + ".";
  }

  private static Row row(ReviewCase review) {
    return new Row(
        review.id().toString(),
        Wording.subject(review.subject().kind()),
        Wording.name(review.subject()),
        review.reasons().isEmpty() ? "" : review.reasons().get(0).message(),
        review.openedAt().toString(),
        Figures.moment(review.openedAt()));
  }
}
