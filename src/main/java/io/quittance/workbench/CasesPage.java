package io.quittance.workbench;

import io.quittance.api.Page;
import io.quittance.bank.ListBankEntries.QuestionView;
import io.quittance.receivables.ListReceivables.Conflict;
import io.quittance.review.ReviewCase;
import java.util.List;
import java.util.Optional;

/**
 * The list of cases, ready to print.
 *
 * @param decided what came of the case just decided, or empty
 * @param next cursor as an address carries it, or empty
 * @param more true when the bank asks or the ERP contradicts more than is shown
 */
record CasesPage(
    Visitor visitor,
    String decided,
    List<Row> rows,
    String next,
    List<Question> questions,
    List<Contradiction> contradictions,
    boolean more) {

  record Row(
      String id, String kind, String subject, String reason, String opened, String openedText) {}

  /**
   * @param answers what may be said to it
   * @param payment true when one answer names a payment
   */
  record Question(
      String id,
      String kind,
      String account,
      String message,
      String opened,
      String openedText,
      List<CaseView.Plain> answers,
      boolean payment) {}

  record Contradiction(
      String item, String code, String message, String recorded, String recordedText) {}

  static CasesPage of(
      Visitor visitor,
      Optional<ReviewCase> decided,
      Page<ReviewCase> open,
      Page<QuestionView> questions,
      Page<Conflict> conflicts) {
    return new CasesPage(
        visitor,
        decided.map(CasesPage::said).orElse(""),
        open.items().stream().map(CasesPage::row).toList(),
        open.next() == null ? "" : Ids.inAddress(open.next()),
        questions.items().stream().map(CasesPage::question).toList(),
        conflicts.items().stream().map(CasesPage::contradiction).toList(),
        questions.next() != null || conflicts.next() != null);
  }

  private static String said(ReviewCase review) {
    return Wording.subject(review.subject().kind())
        + " "
        + review.subject().id()
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
        review.subject().id(),
        review.reasons().isEmpty() ? "" : review.reasons().get(0).message(),
        review.openedAt().toString(),
        Figures.moment(review.openedAt()));
  }

  private static Question question(QuestionView question) {
    boolean twice =
        question.kind().equals("possible-double") || question.kind().equals("told-before");
    boolean returned = question.kind().equals("return-without-payment");
    return new Question(
        question.id().toString(),
        Wording.heading(question.kind()),
        question.account(),
        question.message(),
        question.openedAt().toString(),
        Figures.moment(question.openedAt()),
        twice
            ? List.of(
                new CaseView.Plain("same", "The same money, told twice"),
                new CaseView.Plain("another", "Other money"))
            : returned
                ? List.of(
                    new CaseView.Plain("payment", "Takes back this payment"),
                    new CaseView.Plain("noted", "Nothing to do"))
                : List.of(new CaseView.Plain("noted", "Noted")),
        returned);
  }

  private static Contradiction contradiction(Conflict conflict) {
    return new Contradiction(
        conflict.openItem(),
        conflict.code(),
        conflict.message(),
        conflict.recordedAt().toString(),
        Figures.moment(conflict.recordedAt()));
  }
}
