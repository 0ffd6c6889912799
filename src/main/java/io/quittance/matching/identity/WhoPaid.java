package io.quittance.matching.identity;

import io.quittance.bank.Payment;
import io.quittance.matching.Books;
import io.quittance.matching.identity.Evidence.Kind;
import io.quittance.receivables.Customer;
import java.util.List;
import java.util.Optional;

/**
 * The customers who may have paid, the likeliest first.
 *
 * @param candidates those for whom anything speaks
 * @param nobody why the way the money came identifies nobody, in words; null when it may
 */
public record WhoPaid(List<Candidate> candidates, String nobody) {
  /** How much likelier the first must be than not, and than the next: 128 to 1. */
  public static final int MARGIN_BITS = 7;

  /** Without a payment there is no payer. */
  public static final WhoPaid UNKNOWN = new WhoPaid(List.of(), null);

  public WhoPaid {
    candidates = List.copyOf(candidates);
  }

  public static WhoPaid of(Payment payment, Clues clues, Books books) {
    return payment == null ? UNKNOWN : new Weigh(payment, clues, books).weigh();
  }

  public Optional<Candidate> first() {
    return candidates.stream().findFirst();
  }

  public Optional<Candidate> runnerUp() {
    return candidates.stream().skip(1).findFirst();
  }

  /** Bits between the first and the next, or between the first and nobody. */
  public int margin() {
    int first = first().map(Candidate::bits).orElse(0);
    return first - runnerUp().map(Candidate::bits).orElse(Candidate.PRIOR_BITS);
  }

  /**
   * The payer beyond doubt: likely enough, far enough from the next, and the money itself says so.
   * Names, domains and what the mail says only add to that.
   */
  public Optional<Customer> certain() {
    return first()
        .filter(candidate -> nobody == null && saidByMoney(candidate))
        .filter(candidate -> candidate.bits() >= MARGIN_BITS && margin() >= MARGIN_BITS)
        .map(Candidate::customer);
  }

  /** The first, when what speaks for it is likelier than not and far from the next. */
  public Optional<Customer> likeliest() {
    return first()
        .filter(candidate -> candidate.bits() > 0 && margin() >= MARGIN_BITS)
        .map(Candidate::customer);
  }

  private static boolean saidByMoney(Candidate candidate) {
    return candidate.has(Kind.ACCOUNT, Kind.ACCOUNT_PROVEN)
        || (candidate.has(Kind.ACCOUNT_CONFIRMED)
            && candidate.has(Kind.NAMED_INVOICES, Kind.CUSTOMER_NUMBER));
  }
}
