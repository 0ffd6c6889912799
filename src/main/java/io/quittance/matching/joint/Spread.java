package io.quittance.matching.joint;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.proof.OwnMeaning;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Applications spread over several payments, so that each payment's part is balanced by itself: it
 * pays invoices with its cash and, the first one, with the credits. A payment pays what its own
 * text names, then the items that alone are the rest of it, then what comes next in the given
 * order; when what the texts name does not add up, nothing is told. An item that two payments pay
 * gets its discount, write-off and other parts with the last piece, so that its total is the same
 * whatever the order. Beside a line in question the order of booking tells nothing: {@link
 * WholeLines}.
 */
public final class Spread {
  /** Among more items it is not asked which of them are a payment. */
  static final int MOST_CHOSEN_AMONG = 24;

  private Spread() {}

  /**
   * @param applications what all of the payments pay together
   */
  public record Part(String payment, List<Application> applications) {
    public Part {
      applications = List.copyOf(applications);
    }
  }

  /**
   * What each payment pays of a proposal; the money of its lines in question stays with one of
   * them.
   *
   * @return a part for each payment, or empty when it cannot be told or a payment would pay nothing
   */
  public static List<Part> over(List<Payment> payments, Proposal proposal, Books books) {
    List<WholeLines.Question> inQuestion = WholeLines.inQuestion(proposal.remainder());
    return inQuestion.isEmpty()
        ? over(payments, proposal.applications(), books)
        : WholeLines.over(payments, proposal.applications(), inQuestion, books)
            .map(WholeLines::parts)
            .orElse(List.of());
  }

  /** The same where no line is in question. */
  static List<Part> over(List<Payment> payments, List<Application> applications, Books books) {
    List<Application> invoices = new ArrayList<>();
    List<Application> credits = new ArrayList<>();
    for (Application application : applications) {
      Optional<OpenItem> item = books.item(application.openItem());
      if (item.isEmpty()) {
        return List.of();
      }
      if (item.get().kind().credit()) {
        credits.add(application);
      } else {
        invoices.add(application);
      }
    }
    Map<String, String> named = named(payments, invoices, books);
    List<Part> parts = new ArrayList<>();
    for (Payment payment : payments) {
      List<Application> own = new ArrayList<>(parts.isEmpty() ? credits : List.of());
      Money left = payment.available();
      for (Application credit : own) {
        left = left.plus(credit.amount());
      }
      left = take(invoices, a -> payment.id().equals(named.get(a.openItem())), left, own);
      Predicate<Application> free = a -> !named.containsKey(a.openItem());
      Set<String> whole = wholeItems(invoices, free, left);
      left = take(invoices, a -> whole.contains(a.openItem()), left, own);
      take(invoices, free, left, own);
      if (own.isEmpty()) {
        return List.of();
      }
      parts.add(new Part(payment.id(), own));
    }
    return invoices.isEmpty() ? parts : List.of();
  }

  /** The payment that names an item, by item; without those that several name. */
  private static Map<String, String> named(
      List<Payment> payments, List<Application> invoices, Books books) {
    Set<String> items =
        invoices.stream().map(Application::openItem).collect(Collectors.toUnmodifiableSet());
    Map<String, String> named = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (Payment payment : payments) {
      for (String item : OwnMeaning.named(payment, items, books)) {
        if (named.putIfAbsent(item, payment.id()) != null) {
          several.add(item);
        }
      }
    }
    named.keySet().removeAll(several);
    return named;
  }

  /** The items whose amounts are what is left, when only these are; else none. */
  private static Set<String> wholeItems(
      List<Application> invoices, Predicate<Application> free, Money left) {
    Map<String, Money> amounts = new TreeMap<>();
    invoices.stream().filter(free).forEach(a -> amounts.put(a.openItem(), a.amount()));
    return left.isPositive() && amounts.size() <= MOST_CHOSEN_AMONG
        ? OnlySet.orOne(amounts, left).map(Set::copyOf).orElse(Set.of())
        : Set.of();
  }

  /** Moves what the money is enough for, the last of it in part; what is left of the money. */
  private static Money take(
      List<Application> invoices, Predicate<Application> which, Money most, List<Application> own) {
    Money left = most;
    ListIterator<Application> all = invoices.listIterator();
    while (left.isPositive() && all.hasNext()) {
      Application next = all.next();
      if (!which.test(next)) {
        continue;
      }
      if (next.amount().compareTo(left) <= 0) {
        own.add(next);
        all.remove();
        left = left.minus(next.amount());
        continue;
      }
      Money zero = Money.zero(left.currency());
      own.add(new Application(next.openItem(), left, zero, zero, null));
      all.set(
          new Application(
              next.openItem(),
              next.amount().minus(left),
              next.discount(),
              next.writeOff(),
              next.reasonCode(),
              next.parts()));
      left = zero;
    }
    return left;
  }
}
