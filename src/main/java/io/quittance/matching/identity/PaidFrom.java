package io.quittance.matching.identity;

import io.quittance.bank.Payment;
import io.quittance.matching.Books;
import io.quittance.receivables.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose the account is that money came from, or why that tells nothing.
 *
 * @param holders customers that the ERP knows with it, by id
 * @param taught what analysts' decisions say of it, when that is one customer
 * @param nobody why it identifies nobody, in words: a collecting account, a factor, a payment
 *     processor; null when it may
 */
public record PaidFrom(List<Customer> holders, Optional<Learned> taught, String nobody) {
  private static final int MOST_NAMED = 10;

  public PaidFrom {
    holders = List.copyOf(holders);
  }

  public static PaidFrom of(Payment payment, Books books) {
    Remitter remitter = Remitter.of(payment).orElse(null);
    CompanyName name = CompanyName.of(payment.payerName());
    List<String> patterns =
        Stream.concat(Stream.ofNullable(remitter).map(Remitter::pattern), Stream.of(name.key()))
            .filter(pattern -> !pattern.isEmpty())
            .toList();
    return of(remitter, name, books.learned(patterns), books);
  }

  static PaidFrom of(Remitter remitter, CompanyName name, List<Learned> learned, Books books) {
    List<Customer> holders =
        remitter != null && remitter.kind() == Learned.Kind.ACCOUNT
            ? books.customersByBankAccount(remitter.pattern())
            : List.of();
    List<Learned> taught = new ArrayList<>();
    for (Learned fact : learned) {
      if (remitter != null
          && fact.kind() == remitter.kind()
          && fact.pattern().equals(remitter.pattern())
          && fact.confirmations() + fact.proven() > 0) {
        taught.add(fact);
      }
    }
    return new PaidFrom(
        holders,
        taught.size() == 1 ? Optional.of(taught.get(0)) : Optional.empty(),
        nobody(remitter, name, holders, taught, learned));
  }

  private static String nobody(
      Remitter remitter,
      CompanyName name,
      List<Customer> holders,
      List<Learned> taught,
      List<Learned> learned) {
    if (remitter == null) {
      return null;
    }
    Set<String> customers = new TreeSet<>();
    holders.forEach(holder -> customers.add(holder.id()));
    taught.forEach(fact -> customers.add(fact.customer()));
    if (customers.size() > 1) {
      return "account %s belongs to %d customers and identifies none: %s"
          .formatted(
              remitter.masked(),
              customers.size(),
              customers.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")));
    }
    for (Learned fact : learned) {
      if (fact.kind() == Learned.Kind.COLLECTING_ACCOUNT
          && fact.pattern().equals(remitter.pattern())) {
        return "account %s is known as a collecting account and identifies nobody"
            .formatted(remitter.masked());
      }
      if (fact.kind() == Learned.Kind.COLLECTING_NAME && fact.pattern().equals(name.key())) {
        return "\"%s\" is known to pay for others and identifies nobody".formatted(name.key());
      }
    }
    return Collecting.of(name)
        .filter(word -> holders.stream().noneMatch(holder -> calledSo(holder, word)))
        .map(word -> "\"%s\" pays for others and identifies nobody".formatted(word))
        .orElse(null);
  }

  /** A customer that is itself a factor or processor pays its own bills. */
  private static boolean calledSo(Customer holder, String word) {
    return Stream.concat(Stream.of(holder.name()), holder.aliases().stream())
        .anyMatch(own -> (" " + CompanyName.of(own).key() + " ").contains(" " + word + " "));
  }

  /** The one customer that the ERP knows with the account, when nothing speaks against it. */
  public Optional<Customer> owner() {
    return nobody == null && holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty();
  }
}
