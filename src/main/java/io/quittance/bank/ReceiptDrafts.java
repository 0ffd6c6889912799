package io.quittance.bank;

import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.Given;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedReference;
import io.quittance.bank.statement.StatedTransaction;
import io.quittance.money.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The payments that an entry brings: one, or one for each transaction of a batch. */
final class ReceiptDrafts {
  private static final int LONGEST_ID = 120;

  private final String account;
  private final String legalEntity;

  ReceiptDrafts(String account, String legalEntity) {
    this.account = account;
    this.legalEntity = legalEntity;
  }

  List<PaymentDraft> of(String entry, StatedEntry said) {
    return isBatch(said) ? parts(entry, said) : List.of(whole(entry, said));
  }

  /**
   * True when the transactions are several and explain the entry to the cent; otherwise the booked
   * amount is the money and its inside is unknown.
   */
  static boolean isBatch(StatedEntry said) {
    if (said.transactions().size() < 2) {
      return false;
    }
    Money sum = Money.zero(said.amount().currency());
    for (StatedTransaction transaction : said.transactions()) {
      boolean counts =
          transaction.amount() != null
              && transaction.amount().isPositive()
              && transaction.direction() == Direction.CREDIT
              && !transaction.returned();
      if (!counts) {
        return false;
      }
      sum = sum.plus(transaction.amount());
    }
    return sum.equals(said.amount());
  }

  PaymentDraft whole(String id, StatedEntry said) {
    if (said.given() != null) {
      return given(said.given(), said);
    }
    Optional<StatedTransaction> only =
        said.transactions().size() == 1
            ? Optional.of(said.transactions().get(0))
            : Optional.empty();
    return draft(id, said, said.amount(), only);
  }

  /** As somebody gave it, under the id that he gave it. */
  private PaymentDraft given(Given given, StatedEntry said) {
    StatedTransaction inside = said.transactions().get(0);
    Payment.Status booked = said.pending() ? Payment.Status.PENDING : Payment.Status.BOOKED;
    return new PaymentDraft(
        given.id(),
        given.reference(),
        account,
        legalEntity,
        given.returned() ? Payment.Status.RETURNED : booked,
        said.amount(),
        said.valueDate(),
        given.dated() ? said.bookingDate() : null,
        said.codes().isEmpty() ? null : said.codes().get(0),
        inside.party(),
        inside.partyAccount(),
        said.text(),
        inside.references().stream()
            .map(each -> new Payment.Reference(each.type(), each.value()))
            .toList());
  }

  private List<PaymentDraft> parts(String entry, StatedEntry said) {
    Set<String> names = new HashSet<>();
    boolean named =
        said.transactions().stream()
            .map(StatedTransaction::reference)
            .allMatch(
                name ->
                    name != null
                        && names.add(name)
                        && entry.length() + 1 + name.length() <= LONGEST_ID);
    List<PaymentDraft> parts = new ArrayList<>();
    for (StatedTransaction transaction : said.transactions()) {
      String name = named ? transaction.reference() : String.valueOf(parts.size() + 1);
      parts.add(draft(entry + ":" + name, said, transaction.amount(), Optional.of(transaction)));
    }
    return parts;
  }

  private PaymentDraft draft(
      String id, StatedEntry said, Money amount, Optional<StatedTransaction> transaction) {
    List<Payment.Reference> references = references(said, transaction);
    String text = transaction.map(StatedTransaction::text).orElse(null);
    List<String> codes = transaction.map(StatedTransaction::codes).orElse(said.codes());
    return new PaymentDraft(
        id,
        references.isEmpty() ? null : references.get(0).value(),
        account,
        legalEntity,
        said.pending() ? Payment.Status.PENDING : Payment.Status.BOOKED,
        amount,
        said.valueDate(),
        said.bookingDate(),
        codes.isEmpty() ? null : codes.get(0),
        transaction.map(StatedTransaction::party).orElse(null),
        transaction.map(StatedTransaction::partyAccount).orElse(null),
        text == null ? said.text() : text,
        references,
        transaction.map(StatedTransaction::rate).orElse(null));
  }

  /** The payer's and payee's names for it first, the bank's last. */
  private static List<Payment.Reference> references(
      StatedEntry said, Optional<StatedTransaction> transaction) {
    Set<Payment.Reference> references = new LinkedHashSet<>();
    transaction
        .map(StatedTransaction::references)
        .orElse(List.of())
        .forEach(each -> references.add(new Payment.Reference(each.type(), each.value())));
    transaction
        .map(StatedTransaction::reference)
        .ifPresent(own -> references.add(new Payment.Reference(StatedReference.BANK, own)));
    if (said.reference() != null) {
      references.add(new Payment.Reference(StatedReference.BANK, said.reference()));
    }
    return List.copyOf(references);
  }

  /**
   * The stored payment with what a further report adds: fields it lacks, and that the bank has
   * booked it.
   *
   * @param certain the report can mean no other payment, so its words belong to this one
   */
  static PaymentDraft onto(Payment stored, PaymentDraft said, boolean certain) {
    boolean booked =
        stored.status() == Payment.Status.PENDING && said.status() == Payment.Status.BOOKED;
    return new PaymentDraft(
        stored.id(),
        merged(stored.reference(), said.reference(), certain),
        stored.account(),
        stored.legalEntity(),
        said.status(),
        stored.amount(),
        stored.valueDate() == null || booked ? said.valueDate() : stored.valueDate(),
        stored.bookingDate() == null || booked ? said.bookingDate() : stored.bookingDate(),
        merged(stored.method(), said.method(), certain),
        merged(stored.payerName(), said.payerName(), certain),
        merged(stored.payerAccount(), said.payerAccount(), certain),
        merged(stored.text(), said.text(), certain),
        certain ? union(stored.references(), said.references()) : stored.references(),
        merged(stored.rate(), said.rate(), certain));
  }

  private static List<Payment.Reference> union(
      List<Payment.Reference> stored, List<Payment.Reference> said) {
    Set<Payment.Reference> all = new LinkedHashSet<>(stored);
    all.addAll(said);
    return List.copyOf(all);
  }

  private static <T> T merged(T stored, T said, boolean certain) {
    return stored == null && certain ? said : stored;
  }

  static PaymentDraft takenBack(Payment stored) {
    return new PaymentDraft(
        stored.id(),
        stored.reference(),
        stored.account(),
        stored.legalEntity(),
        Payment.Status.RETURNED,
        stored.amount(),
        stored.valueDate(),
        stored.bookingDate(),
        stored.method(),
        stored.payerName(),
        stored.payerAccount(),
        stored.text(),
        stored.references(),
        stored.rate());
  }
}
