package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.bank.Payments;
import io.quittance.matching.Books;
import io.quittance.matching.identity.Learned;
import io.quittance.money.Money;
import io.quittance.policy.Policies;
import io.quittance.policy.Policy;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import io.quittance.receivables.Receivables;
import io.quittance.review.learned.LearnedFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The books of the running transaction's tenant. */
@ApplicationScoped
class DatabaseBooks implements Books {
  private final Payments payments;
  private final Receivables receivables;
  private final Policies policies;
  private final LearnedFacts learned;

  DatabaseBooks(
      Payments payments, Receivables receivables, Policies policies, LearnedFacts learned) {
    this.payments = payments;
    this.receivables = receivables;
    this.policies = policies;
    this.learned = learned;
  }

  @Override
  public List<Payment> paymentsByReference(String reference) {
    return payments.byReference(reference);
  }

  @Override
  public List<Payment> paymentsByAmount(Money amount, LocalDate from, LocalDate to) {
    return payments.byAmount(amount, from, to);
  }

  @Override
  public Optional<Payment> payment(String id) {
    return payments.payment(id);
  }

  @Override
  public List<Customer> customersByBankAccount(String account) {
    return receivables.customersByBankAccount(account);
  }

  @Override
  public List<Customer> customersByNumber(Collection<String> numbers) {
    return receivables.customersByNumber(numbers);
  }

  @Override
  public List<Customer> customersNamedLike(String word) {
    return receivables.customersNamedLike(word, MOST_NAMED_LIKE);
  }

  @Override
  public List<Learned> learned(Collection<String> patterns) {
    return patterns.isEmpty() ? List.of() : learned.about(patterns);
  }

  @Override
  public Optional<Customer> customer(String id) {
    return receivables.customer(id);
  }

  @Override
  public List<OpenItem> itemsByNumber(Collection<String> canonicalNumbers) {
    return receivables.itemsByNumber(canonicalNumbers);
  }

  @Override
  public Optional<OpenItem> item(String id) {
    return receivables.item(id);
  }

  @Override
  public List<OpenItem> openItems(String customer) {
    return receivables.openItems(customer);
  }

  @Override
  public Policy policy(String legalEntity, String customer) {
    return policies.of(legalEntity, customer);
  }

  @Override
  public int widestDateWindowDays() {
    return policies.widestDateWindowDays();
  }
}
