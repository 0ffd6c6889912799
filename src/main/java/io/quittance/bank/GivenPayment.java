package io.quittance.bank;

import io.quittance.bank.movement.Report;
import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.FileHash;
import io.quittance.bank.statement.Given;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedReference;
import io.quittance.bank.statement.StatedTransaction;
import java.time.LocalDate;
import java.util.List;

/** Somebody's own word for a payment, as a report of the account that it names. */
record GivenPayment(int row, PaymentDraft draft) {
  /** Who gives a payment may take the day of value or of posting for the day of booking. */
  private static final int DAYS_UNSURE = 5;

  /** Without a date, the day on which it is given says little. */
  private static final int DAYS_UNSURE_WITHOUT_DATE = 15;

  /**
   * @param today stands for the day of booking where none is given
   */
  Told told(LocalDate today) {
    StatedEntry said = said(today);
    String words = FileHash.of(draft.account() + "\n" + Channel.REST + "\n" + SaidEntry.json(said));
    Report report =
        new Report(
            words,
            Channel.REST,
            said.direction(),
            said.amount(),
            said.day(),
            said.valueDate(),
            said.pending(),
            said.reference(),
            ToldEntries.marks(said),
            draft.id(),
            isDated() ? DAYS_UNSURE : DAYS_UNSURE_WITHOUT_DATE,
            List.of());
    return new Told(report, said, new ReportStore.Place(words, null, null, null));
  }

  private StatedEntry said(LocalDate today) {
    List<String> codes = draft.method() == null ? List.of() : List.of(draft.method());
    return new StatedEntry(
        row,
        Direction.CREDIT,
        false,
        draft.amount(),
        draft.status() == Payment.Status.PENDING,
        isDated() ? draft.bookingDate() : today,
        draft.valueDate(),
        bankReference(),
        codes,
        draft.text(),
        List.of(
            new StatedTransaction(
                draft.amount(),
                Direction.CREDIT,
                null,
                false,
                codes,
                draft.payerName(),
                draft.payerAccount(),
                draft.text(),
                draft.references().stream()
                    .map(each -> new StatedReference(each.type(), each.value()))
                    .toList())),
        new Given(
            draft.id(), draft.reference(), isDated(), draft.status() == Payment.Status.RETURNED));
  }

  private boolean isDated() {
    return draft.bookingDate() != null || draft.valueDate() != null;
  }

  /** The bank's own reference of the entry, if it is given as such. */
  private String bankReference() {
    return draft.references().stream()
        .filter(each -> StatedReference.BANK.equals(each.type()))
        .map(Payment.Reference::value)
        .findFirst()
        .orElse(null);
  }
}
