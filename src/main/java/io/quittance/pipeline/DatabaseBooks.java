package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.bank.Payments;
import io.quittance.matching.Books;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.identity.Learned;
import io.quittance.money.Money;
import io.quittance.policy.Policies;
import io.quittance.policy.Policy;
import io.quittance.receivables.Customer;
import io.quittance.receivables.ExchangeRate;
import io.quittance.receivables.ExchangeRates;
import io.quittance.receivables.OpenItem;
import io.quittance.receivables.Receivables;
import io.quittance.review.learned.LearnedFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The books of the running transaction's tenant. */
@ApplicationScoped
class DatabaseBooks implements Books {
  private final Payments payments;
  private final Receivables receivables;
  private final Policies policies;
  private final LearnedFacts learned;
  private final ExchangeRates rates;
  private final AdviceRecords records;
  private final UUID matched;
  private final Set<String> said;

  @Inject
  DatabaseBooks(
      Payments payments,
      Receivables receivables,
      Policies policies,
      LearnedFacts learned,
      ExchangeRates rates,
      AdviceRecords records) {
    this(payments, receivables, policies, learned, rates, records, null, Set.of());
  }

  private DatabaseBooks(
      Payments payments,
      Receivables receivables,
      Policies policies,
      LearnedFacts learned,
      ExchangeRates rates,
      AdviceRecords records,
      UUID matched,
      Set<String> said) {
    this.payments = payments;
    this.receivables = receivables;
    this.policies = policies;
    this.learned = learned;
    this.rates = rates;
    this.records = records;
    this.matched = matched;
    this.said = said;
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
  public List<Payment> paymentsFrom(String account) {
    return payments.byPayerAccount(account);
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
  public List<OpenItem> itemsBySkeleton(Collection<String> skeletons) {
    return receivables.itemsBySkeleton(skeletons, MOST_LIKE);
  }

  @Override
  public List<OpenItem> itemsBySuffix(Collection<String> suffixes) {
    return receivables.itemsBySuffix(suffixes, MOST_LIKE);
  }

  @Override
  public List<OpenItem> itemsByReference(Collection<String> references) {
    return receivables.itemsByReference(references, MOST_LIKE);
  }

  @Override
  public Set<String> shapesInUse(Collection<String> shapes) {
    return receivables.shapesInUse(shapes);
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
  public Optional<ExchangeRate> rate(LocalDate date, Currency from, Currency to) {
    return rates.on(date, from, to);
  }

  @Override
  public int widestDateWindowDays() {
    return policies.widestDateWindowDays();
  }

  @Override
  public List<OtherAdvice> otherAdvices(Collection<String> keys) {
    if (matched == null) {
      return List.of();
    }
    List<OtherAdvice> others = records.others(keys, matched, false);
    return others.size() > OtherAdvice.MOST
        ? others
        : others.stream()
            .filter(other -> AdviceFingerprint.of(other.advice()).filter(said::contains).isEmpty())
            .toList();
  }

  @Override
  public List<OtherAdvice> linesLeft(Collection<String> keys) {
    return matched == null ? List.of() : records.linesLeft(keys, matched);
  }

  /**
   * The books as the advices of one message see them: with the advices of the others, except those
   * that say the same as one of its own; they are duplicates, whichever is called so.
   */
  DatabaseBooks beside(UUID message, Reading reading) {
    Set<String> says =
        reading.advices().stream()
            .flatMap(advice -> AdviceFingerprint.of(advice).stream())
            .collect(Collectors.toSet());
    return new DatabaseBooks(
        payments, receivables, policies, learned, rates, records, message, says);
  }

  /**
   * The books as a payment sees them that no advice speaks of: with the advices of all messages.
   */
  DatabaseBooks besideEveryMessage() {
    return new DatabaseBooks(
        payments, receivables, policies, learned, rates, records, new UUID(0, 0), Set.of());
  }
}
