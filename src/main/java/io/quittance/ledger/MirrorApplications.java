package io.quittance.ledger;

import io.quittance.ledger.StoredApplications.Stored;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the posting that takes applications back: the mirror of their entries, here and in other
 * legal entities. The caller holds the locks and has found that nothing speaks against it.
 */
@Singleton
class MirrorApplications {
  private final Postings postings;
  private final Balances balances;
  private final Periods periods;
  private final CreatedItems createdItems;
  private final StoredApplications applications;
  private final RestOfPayment rest;
  private final ReversalListener listener;

  MirrorApplications(
      Postings postings,
      Balances balances,
      Periods periods,
      CreatedItems createdItems,
      StoredApplications applications,
      RestOfPayment rest,
      ReversalListener listener) {
    this.postings = postings;
    this.balances = balances;
    this.periods = periods;
    this.createdItems = createdItems;
    this.applications = applications;
    this.rest = rest;
    this.listener = listener;
  }

  /**
   * Why, on whose word and as of when something is taken back.
   *
   * @param decision id
   */
  record Order(LocalDate date, String reason, String decision) {}

  /**
   * With the last application of a posting the payment's rest that was settled with it returns to
   * unidentified, as far as it is still there.
   *
   * @return id of the posting
   */
  String write(AppliedTogether back, Order order) {
    Stored first = back.first();
    List<String> ids = back.ids();
    PaymentBalance balance =
        first.payment() == null ? null : balances.of(first.payment()).orElseThrow();
    List<Entry> mirrored = new ArrayList<>();
    for (Entry entry : postings.entries(first.posting(), ids, back.whole())) {
      TakenBack taken = TakenBack.of(entry, balance, PaymentBalance.Place.APPLIED);
      balance = taken.balance();
      mirrored.add(taken.entry());
    }
    NewPosting posting =
        NewPosting.reversal(
            first.posting(),
            NewPosting.newId(),
            first.legalEntity(),
            order.date(),
            order.decision(),
            first.payment(),
            first.id(),
            mirrored);
    writeWithHalves(first.posting(), ids, posting);
    applications.reversed(ids, posting.id(), order.reason());
    balances.addPending(pending(back));
    if (balance != null) {
      balances.store(balance);
      if (back.last()) {
        unsettle(first, posting);
      }
    }
    listener.reversed(new ApplicationsReversed(applications.messagesBehind(ids)));
    return posting.id();
  }

  /** What is not applied any more, of the items that were paid and of those made by it. */
  private Map<String, Long> pending(AppliedTogether back) {
    Map<String, Long> pending = new TreeMap<>(createdItems.madeBy(back.ids()));
    back.members().forEach(member -> pending.put(member.item(), -member.taken()));
    return pending;
  }

  /** The reversal with what it takes back in other legal entities. */
  private void writeWithHalves(String of, List<String> applicationIds, NewPosting posting) {
    List<NewPosting> written = new ArrayList<>();
    if (!posting.entries().isEmpty()) {
      written.add(posting);
    }
    for (Postings.Half half : postings.halves(of)) {
      List<Entry> theirs = postings.entries(half.id(), applicationIds, false);
      if (!theirs.isEmpty()) {
        LocalDate open =
            periods.openDate(half.legalEntity(), posting.date()).orElse(posting.date());
        written.add(
            posting.reversalOfHalf(half, open, theirs.stream().map(Entry::mirrored).toList()));
      }
    }
    postings.write(written);
  }

  private void unsettle(Stored first, NewPosting with) {
    postings
        .settlement(first.posting())
        .ifPresent(
            settlement ->
                rest.unsettle(
                    settlement, first.payment(), with.date(), with.transaction(), with.decision()));
  }
}
