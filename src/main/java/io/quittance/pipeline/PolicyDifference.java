package io.quittance.pipeline;

import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.money.Money;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;

/** What two policies make of the same advices, in count and money. Filled advice by advice. */
final class PolicyDifference {
  int advices;
  int unchanged;
  final Kind appliedInAddition = new Kind();
  final Kind noLongerApplied = new Kind();
  final Kind appliedOtherwise = new Kind();

  /** Advices of one kind, and what the other policy posts more (or, negative, less) by currency. */
  static final class Kind {
    int count;
    final Map<String, Sums> money = new TreeMap<>();
  }

  /**
   * @param cash invoices less credits
   */
  record Sums(Money cash, Money discount, Money writeOff) {
    private Sums plus(Application application, boolean credit, boolean negative) {
      return new Sums(
          signed(cash, application.amount(), credit != negative),
          signed(discount, application.discount(), negative),
          signed(writeOff, application.writeOff(), negative));
    }

    private static Money signed(Money sum, Money amount, boolean negative) {
      return negative ? sum.minus(amount) : sum.plus(amount);
    }
  }

  /**
   * @param before under the policy in force, after under the other one; of the same advice
   */
  void add(Proposal before, Proposal after, Books books) {
    advices++;
    boolean was = before.certificate() != null;
    boolean is = after.certificate() != null;
    boolean same =
        was == is
            && (!was
                || new HashSet<>(before.applications())
                    .equals(new HashSet<>(after.applications())));
    if (same) {
      unchanged++;
      return;
    }
    Kind kind = !was ? appliedInAddition : is ? appliedOtherwise : noLongerApplied;
    kind.count++;
    if (was) {
      before.applications().forEach(a -> sum(kind, a, books, true));
    }
    if (is) {
      after.applications().forEach(a -> sum(kind, a, books, false));
    }
  }

  private static void sum(Kind kind, Application application, Books books, boolean negative) {
    Money zero = Money.zero(application.amount().currency());
    boolean credit =
        books.item(application.openItem()).filter(item -> item.kind().credit()).isPresent();
    kind.money.merge(
        zero.currency().getCurrencyCode(),
        new Sums(zero, zero, zero).plus(application, credit, negative),
        (one, other) ->
            new Sums(
                one.cash().plus(other.cash()),
                one.discount().plus(other.discount()),
                one.writeOff().plus(other.writeOff())));
  }
}
