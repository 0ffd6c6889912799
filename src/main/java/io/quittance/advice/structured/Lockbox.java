package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A BAI lockbox file: each check (record 6) with the invoices keyed from its stub is an executed
 * payment. Which columns hold the invoices differs by bank and is decided by the sums; where no
 * profile gives the checks' amounts, the invoices are not read.
 */
final class Lockbox {

  static final String READER = "lockbox";

  private final Document document;
  private final List<LockboxCheck> checks = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  Lockbox(Document document) {
    this.document = document;
  }

  StructuredRemittance.Outcome read() {
    LockboxTotals totals = new LockboxTotals(problems);
    LockboxRecord header = null;
    for (Page page : document.pages()) {
      for (Line line : page.lines()) {
        LockboxRecord record = LockboxRecord.of(document, page, line);
        if (record.type() == '5') {
          header = record;
        } else if (record.type() == '6') {
          checks.add(new LockboxCheck(record, header));
        } else if (record.type() == '4') {
          overflow(record);
        }
        totals.next(record);
      }
    }
    totals.finish();
    Optional<LockboxProfile> profile = profile();
    List<AdviceDraft> drafts = new ArrayList<>();
    for (LockboxCheck check : checks) {
      if (check.told()) {
        drafts.add(advice(check, profile));
      }
    }
    drafts.forEach(draft -> draft.problems(problems));
    return StructuredRemittance.Outcome.of(READER, true, drafts, problems);
  }

  private void overflow(LockboxRecord record) {
    if (checks.isEmpty() || !checks.get(checks.size() - 1).continues(record)) {
      problems.add(
          new Problem(Problem.Code.UNREADABLE, "record 4 continues no check", record.where()));
    } else {
      checks.get(checks.size() - 1).add(record);
    }
  }

  /** The first profile that reads every invoice and gives most checks their amount. */
  private Optional<LockboxProfile> profile() {
    List<LockboxCheck> told = checks.stream().filter(LockboxCheck::told).toList();
    for (LockboxProfile profile : LockboxProfile.known()) {
      boolean read = told.stream().allMatch(check -> check.items(profile).isPresent());
      long given = told.stream().filter(check -> check.gives(profile)).count();
      boolean numbersOnly = profile.amountWidth() == 0;
      if (read && !told.isEmpty() && (numbersOnly || given * 2 > told.size())) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }

  private AdviceDraft advice(LockboxCheck check, Optional<LockboxProfile> profile) {
    AdviceDraft draft = new AdviceDraft(READER, document.part());
    draft.status(Advice.Status.EXECUTED);
    draft.set(Field.PAYMENT_REFERENCE, check.number());
    draft.date(Field.PAYMENT_DATE, check.depositDate());
    Optional<Printed> amount = check.amount();
    Optional<BigDecimal> value = amount.flatMap(p -> Notation.cents(p.text()));
    if (value.isPresent()) {
      draft.amount(new Figure(value.get(), amount.get()));
    } else {
      draft.problem(Problem.Code.UNREADABLE, "record 6 has no amount", check.where());
    }
    if (profile.isPresent()) {
      check.items(profile.get()).orElse(List.of()).forEach(draft::item);
    } else {
      draft.problem(Problem.Code.UNREADABLE, "no bank's profile fits its invoices", check.where());
    }
    return draft;
  }
}
