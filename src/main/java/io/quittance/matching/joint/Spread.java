package io.quittance.matching.joint;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Applications spread over several payments in the given order, so that each payment's part is
 * balanced by itself: it pays invoices with its cash and, the first one, with the credits. An item
 * that two payments pay gets its discount, write-off and other parts with the last piece, so that
 * its total is the same whatever the order.
 */
public final class Spread {
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
   * @return a part for each payment, or empty when it cannot be told or a payment would pay nothing
   */
  public static List<Part> over(
      List<Payment> payments, List<Application> applications, Books books) {
    Deque<Application> invoices = new ArrayDeque<>();
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
    List<Part> parts = new ArrayList<>();
    for (Payment payment : payments) {
      List<Application> own = new ArrayList<>(parts.isEmpty() ? credits : List.of());
      Money left = payment.available();
      for (Application credit : own) {
        left = left.plus(credit.amount());
      }
      take(invoices, left, own);
      if (own.isEmpty()) {
        return List.of();
      }
      parts.add(new Part(payment.id(), own));
    }
    return invoices.isEmpty() ? parts : List.of();
  }

  private static void take(Deque<Application> invoices, Money most, List<Application> own) {
    Money left = most;
    while (left.isPositive() && !invoices.isEmpty()) {
      Application next = invoices.removeFirst();
      if (next.amount().compareTo(left) <= 0) {
        own.add(next);
        left = left.minus(next.amount());
        continue;
      }
      Money zero = Money.zero(left.currency());
      own.add(new Application(next.openItem(), left, zero, zero, null));
      invoices.addFirst(
          new Application(
              next.openItem(),
              next.amount().minus(left),
              next.discount(),
              next.writeOff(),
              next.reasonCode(),
              next.parts()));
      left = zero;
    }
  }
}
