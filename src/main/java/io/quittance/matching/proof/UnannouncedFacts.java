package io.quittance.matching.proof;

import io.quittance.bank.Payment;
import io.quittance.matching.Books;
import io.quittance.matching.combination.Combinations;
import io.quittance.matching.combination.CountSubsets;
import io.quittance.matching.combination.OpenAmount;
import io.quittance.matching.combination.SearchLimits;
import io.quittance.matching.identity.Clues;
import io.quittance.matching.identity.PaidFrom;
import io.quittance.matching.identity.WhoPaid;
import io.quittance.policy.Policy;
import io.quittance.receivables.Customer;
import io.quittance.receivables.Family;
import io.quittance.receivables.OpenItem;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Everything that can be said about a payment alone, looked up afresh in the books.
 *
 * @param payment null when there is none of this id
 * @param customer id of the certain payer, else of whoever is likeliest, or null
 * @param counting which of the customer's open items give the amount, counted when first asked
 */
record UnannouncedFacts(
    Books books,
    Payment payment,
    WhoPaid payer,
    String customer,
    Policy policy,
    Family family,
    NamedByBank named,
    Supplier<Combinations> counting) {
  /** A payment has its job, and jobs share the machine. */
  private static final SearchLimits LIMITS =
      new SearchLimits(
          20_000, 128L << 20, 2_000_000_000L, Duration.ofSeconds(4), Double.POSITIVE_INFINITY);

  /**
   * @param taken customer to take for the payer when the bank does not tell, or null
   */
  static UnannouncedFacts gather(String id, String taken, Books books) {
    Payment payment = id == null ? null : books.payment(id).orElse(null);
    Family family = new Family(books::customer);
    if (payment == null) {
      return new UnannouncedFacts(
          books,
          null,
          WhoPaid.UNKNOWN,
          null,
          books.policy(null, null),
          family,
          new NamedByBank(List.of(), true),
          Combinations.None::new);
    }
    // Whose account it is narrows what its text may name; without an owner it may be anybody's.
    String owner = PaidFrom.of(payment, books).owner().map(Customer::id).orElse(null);
    NamedByBank named =
        NamedByBank.lookUp(
            payment,
            item ->
                owner == null
                    || owner.equals(item.customer())
                    || family.related(owner, item.customer()),
            books);
    Set<String> owners =
        named.items().stream()
            .map(OpenItem::customer)
            .collect(Collectors.toCollection(TreeSet::new));
    WhoPaid payer = WhoPaid.of(payment, new Clues(owners, null, null, false), books);
    String customer =
        payer
            .certain()
            .or(() -> Optional.ofNullable(taken).flatMap(books::customer))
            .or(payer::likeliest)
            .map(Customer::id)
            .orElse(only(owners));
    return new UnannouncedFacts(
        books,
        payment,
        payer,
        customer,
        books.policy(payment.legalEntity(), customer),
        family,
        named,
        new Once(() -> count(customer, payment, books)));
  }

  private static String only(Set<String> owners) {
    return owners.size() == 1 ? owners.iterator().next() : null;
  }

  Combinations combinations() {
    return counting.get();
  }

  /** Over every item of the payment's currency, whatever holds it: it may be what was paid. */
  private static Combinations count(String customer, Payment payment, Books books) {
    List<OpenAmount> open =
        customer == null
            ? List.of()
            : books.openItems(customer).stream()
                .filter(item -> item.available().currency().equals(payment.amount().currency()))
                .filter(item -> item.available().minor() <= OpenAmount.LARGEST)
                .map(OpenAmount::of)
                .toList();
    return new CountSubsets(LIMITS).count(open, payment.amount().minor(), 0);
  }

  /** A count takes seconds, and more than one check asks for it. */
  private static final class Once implements Supplier<Combinations> {
    private final Supplier<Combinations> first;
    private Combinations known;

    private Once(Supplier<Combinations> first) {
      this.first = first;
    }

    @Override
    public Combinations get() {
      if (known == null) {
        known = first.get();
      }
      return known;
    }
  }

  List<OpenItem> claimed(UnannouncedClaim claim) {
    return claim.applications().stream()
        .map(application -> books.item(application.openItem()).orElse(null))
        .filter(Objects::nonNull)
        .toList();
  }
}
