package io.quittance.certificate.score;

import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.combination.Combinations;
import io.quittance.matching.combination.CountSubsets;
import io.quittance.matching.combination.OpenAmount;
import io.quittance.matching.combination.SearchLimits;
import io.quittance.matching.identity.Remitter;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scores a posting by what bank and books say of it. The same books give the same score. */
public final class ScorePosting {
  private static final int DAYS_ABOUT_DUE = 14;

  /** Ends by steps, long before the time: a score must not depend on how busy a machine is. */
  private static final SearchLimits LIMITS =
      new SearchLimits(
          1_000, 64L << 20, 200_000_000L, Duration.ofMinutes(1), Double.POSITIVE_INFINITY);

  private ScorePosting() {}

  /**
   * Empty for what no certificate may cover, whatever the labels say.
   *
   * @param payment id, or null
   */
  public static Optional<Score> of(String payment, List<Application> applications, Books books) {
    return PlainCase.of(payment, applications, books).map(plain -> score(plain, books));
  }

  private static Score score(PlainCase plain, Books books) {
    Set<Fact> facts = EnumSet.noneOf(Fact.class);
    String customer = plain.customer().id();
    if (plain.from().owner().filter(owner -> owner.id().equals(customer)).isPresent()) {
      facts.add(Fact.ACCOUNT_IN_BOOKS);
    } else if (plain.from().taught().filter(taught -> taught.proven() > 0).isPresent()) {
      facts.add(Fact.ACCOUNT_TAUGHT);
    }
    if (named(plain)) {
      facts.add(Fact.NAME_EQUAL);
    }
    bank(plain, facts);
    rivals(plain, books, facts);
    if (plain.items().stream().allMatch(item -> whenDue(item, plain.payment()))) {
      facts.add(Fact.WHEN_DUE);
    }
    return Score.of(facts);
  }

  private static boolean named(PlainCase plain) {
    String printed = Remitter.nameKey(plain.payment());
    return !printed.isEmpty()
        && Stream.concat(
                Stream.ofNullable(plain.customer().name()), plain.customer().aliases().stream())
            .map(Remitter::nameKey)
            .anyMatch(printed::equals);
  }

  private static void bank(PlainCase plain, Set<Fact> facts) {
    long named =
        plain.items().stream()
            .filter(item -> PaymentReference.carriedBy(plain.payment(), item.number()))
            .count();
    if (named == plain.items().size()) {
      facts.add(Fact.BANK_NAMES_ALL);
    } else if (named > 0) {
      facts.add(Fact.BANK_NAMES_SOME);
    }
  }

  private static void rivals(PlainCase plain, Books books, Set<Fact> facts) {
    Set<String> paid = plain.items().stream().map(OpenItem::id).collect(Collectors.toSet());
    Set<Money> amounts =
        plain.items().stream().map(OpenItem::available).collect(Collectors.toSet());
    List<OpenItem> open =
        books.openItems(plain.customer().id()).stream()
            .filter(item -> item.available().currency().equals(plain.payment().amount().currency()))
            .toList();
    if (open.stream()
        .noneMatch(item -> !paid.contains(item.id()) && amounts.contains(item.available()))) {
      facts.add(Fact.ONLY_OF_AMOUNT);
    }
    if (open.stream().allMatch(item -> item.available().minor() <= OpenAmount.LARGEST)
        && only(
            new CountSubsets(LIMITS)
                .count(
                    open.stream().map(OpenAmount::of).toList(),
                    plain.payment().amount().minor(),
                    0))) {
      facts.add(Fact.ONLY_COMBINATION);
    }
  }

  /** What is paid gives the amount, so that the only combination is it. */
  private static boolean only(Combinations combinations) {
    return combinations.fold(none -> false, unique -> true, several -> false, notDecided -> false);
  }

  private static boolean whenDue(OpenItem item, Payment payment) {
    LocalDate paid = payment.valueDate() == null ? payment.bookingDate() : payment.valueDate();
    return item.dueDate() != null
        && paid != null
        && Math.abs(ChronoUnit.DAYS.between(item.dueDate(), paid)) <= DAYS_ABOUT_DUE;
  }
}
