package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * BAI2 balance and transaction reporting, a bank's statement: 16 is a transaction, 88 continues it.
 * Credits whose text carries X12 remittance addenda become advices of executed payments. Source:
 * BAI Cash Management Balance Reporting Specifications, version 2.
 */
final class Bai2Statement {

  static final String READER = "bai2";
  private static final int FIRST_DEBIT = 400;

  private final Document document;
  private final List<AdviceDraft> drafts = new ArrayList<>();
  private Segment group;
  private Segment account;
  private Segment transaction;
  private List<Segment> addenda = new ArrayList<>();

  Bai2Statement(Document document) {
    this.document = document;
  }

  StructuredRemittance.Outcome read(List<Segment> records) {
    int index = 0;
    for (Page page : document.pages()) {
      for (Line line : page.lines()) {
        next(records.get(index++), page, line);
      }
    }
    finish();
    List<Problem> problems = drafts.isEmpty() ? List.of() : new Bai2Totals(records).check();
    drafts.forEach(draft -> draft.problems(problems));
    return StructuredRemittance.Outcome.of(READER, true, drafts, problems);
  }

  private void next(Segment record, Page page, Line line) {
    if (record.is("88") && transaction != null) {
      addenda.addAll(AddendaText.in(document, page, line));
      return;
    }
    if (record.name().isEmpty()) {
      return;
    }
    finish();
    switch (record.name()) {
      case "02" -> group = record;
      case "03" -> account = record;
      case "16" -> {
        transaction = record;
        addenda.addAll(AddendaText.in(document, page, line));
      }
      default -> {
        // Totals are checked apart.
      }
    }
  }

  private void finish() {
    Segment entry = transaction;
    List<Segment> segments = addenda;
    transaction = null;
    addenda = new ArrayList<>();
    boolean told = segments.stream().anyMatch(s -> s.is("RMR", "RMT"));
    if (entry == null || !told || !isCredit(entry)) {
      return;
    }
    AdviceDraft draft = new AdviceDraft(READER, document.part());
    draft.status(Advice.Status.EXECUTED);
    amount(entry, draft);
    int references = Bai2Totals.afterFunds(entry, 3);
    draft.set(
        Field.PAYMENT_REFERENCE, entry.element(references + 1).or(() -> entry.element(references)));
    if (entry.text(3).equals("V")) {
      draft.date(Field.PAYMENT_DATE, entry.element(4));
    }
    if (group != null) {
      draft.date(Field.PAYMENT_DATE, group.element(4));
    }
    if (account != null) {
      draft.currency(account.element(2));
    }
    if (group != null) {
      draft.currency(group.element(6));
    }
    drafts.add(new X12Remittance(draft).read(segments));
  }

  private static boolean isCredit(Segment entry) {
    String type = entry.text(1);
    return type.matches("\\d{3}") && Integer.parseInt(type) < FIRST_DEBIT;
  }

  private static void amount(Segment entry, AdviceDraft draft) {
    Optional<Printed> printed = entry.element(2);
    printed
        .flatMap(p -> Notation.cents(p.text()))
        .ifPresentOrElse(
            value -> draft.amount(new Figure(value, printed.get())),
            () ->
                draft.problem(
                    Problem.Code.UNREADABLE,
                    "16 has no amount",
                    printed.map(Printed::where).orElse(entry.where())));
  }
}
