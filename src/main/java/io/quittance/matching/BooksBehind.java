package io.quittance.matching;

import io.quittance.bank.Payment;
import io.quittance.matching.identity.Learned;
import io.quittance.receivables.Customer;
import io.quittance.receivables.ExchangeRate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Books that show others with some payments, items or policies changed: customers as they are. */
public interface BooksBehind extends Books {
  /** The books that are shown. */
  Books books();

  @Override
  default List<Payment> paymentsFrom(String account) {
    return books().paymentsFrom(account).stream()
        .flatMap(payment -> payment(payment.id()).stream())
        .toList();
  }

  @Override
  default List<Customer> customersByBankAccount(String account) {
    return books().customersByBankAccount(account);
  }

  @Override
  default List<Customer> customersByNumber(Collection<String> numbers) {
    return books().customersByNumber(numbers);
  }

  @Override
  default List<Customer> customersNamedLike(String word) {
    return books().customersNamedLike(word);
  }

  @Override
  default List<Learned> learned(Collection<String> patterns) {
    return books().learned(patterns);
  }

  @Override
  default Optional<Customer> customer(String id) {
    return books().customer(id);
  }

  @Override
  default Set<String> shapesInUse(Collection<String> shapes) {
    return books().shapesInUse(shapes);
  }

  @Override
  default Optional<ExchangeRate> rate(LocalDate date, Currency from, Currency to) {
    return books().rate(date, from, to);
  }

  @Override
  default List<OtherAdvice> otherAdvices(Collection<String> keys) {
    return books().otherAdvices(keys);
  }

  @Override
  default List<OtherAdvice> linesLeft(Collection<String> keys) {
    return books().linesLeft(keys);
  }
}
