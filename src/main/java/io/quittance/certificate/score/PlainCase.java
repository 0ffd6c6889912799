package io.quittance.certificate.score;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.identity.PaidFrom;
import io.quittance.money.Money;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The only kind of posting that statistics may ever decide about: a whole booked payment that
 * settles open invoices of one customer to the cent, with nothing given away, and nothing in bank
 * or books against it.
 *
 * @param items one for each application
 * @param from whose the payer's account is
 */
record PlainCase(Payment payment, Customer customer, List<OpenItem> items, PaidFrom from) {
  PlainCase {
    items = List.copyOf(items);
  }

  static Optional<PlainCase> of(String paid, List<Application> applications, Books books) {
    Payment payment = paid == null ? null : books.payment(paid).orElse(null);
    if (payment == null || !whole(payment) || applications.isEmpty()) {
      return Optional.empty();
    }
    List<OpenItem> items = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Money sum = Money.zero(payment.amount().currency());
    for (Application application : applications) {
      OpenItem item = books.item(application.openItem()).orElse(null);
      if (item == null || !seen.add(item.id()) || !settled(item, application, payment)) {
        return Optional.empty();
      }
      items.add(item);
      sum = sum.plus(application.amount());
    }
    return sum.equals(payment.amount()) ? ofOneCustomer(payment, items, books) : Optional.empty();
  }

  private static Optional<PlainCase> ofOneCustomer(
      Payment payment, List<OpenItem> items, Books books) {
    String owner = items.get(0).customer();
    PaidFrom from = PaidFrom.of(payment, books);
    boolean against =
        from.nobody() != null
            || from.holders().stream().anyMatch(holder -> !holder.id().equals(owner))
            || from.taught().filter(taught -> !taught.customer().equals(owner)).isPresent();
    boolean others = items.stream().anyMatch(item -> !item.customer().equals(owner));
    return against || others
        ? Optional.empty()
        : books
            .customer(owner)
            .filter(customer -> !customer.hold())
            .map(customer -> new PlainCase(payment, customer, items, from));
  }

  private static boolean whole(Payment payment) {
    return payment.status() == Payment.Status.BOOKED
        && payment.amount().isPositive()
        && payment.available().equals(payment.amount());
  }

  private static boolean settled(OpenItem item, Application application, Payment payment) {
    return item.status() == OpenItem.Status.OPEN
        && !item.kind().credit()
        && !item.inCollection()
        && !item.directDebit()
        && Objects.equals(item.legalEntity(), payment.legalEntity())
        && item.available().currency().equals(payment.amount().currency())
        && application.amount().equals(item.available())
        && application.discount().isZero()
        && application.writeOff().isZero()
        && application.parts().isEmpty();
  }
}
