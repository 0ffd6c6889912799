package io.quittance.matching;

import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.matching.identity.Learned;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.Customer;
import io.quittance.receivables.ExchangeRate;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.NumberForms;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Books of one tenant in lists, for tests: looked up by hash as the store looks up by index. */
public final class BooksInMemory implements Books {
  private final Map<String, Customer> customers = new LinkedHashMap<>();
  private final Map<String, OpenItem> items = new LinkedHashMap<>();
  private final Map<String, List<String>> itemsByForm = new HashMap<>();
  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final List<Learned> learned = new ArrayList<>();
  private final List<OtherAdvice> others = new ArrayList<>();
  private final List<OtherAdvice> left = new ArrayList<>();
  private final List<ExchangeRate> rates = new ArrayList<>();
  private Policy policy = Policy.initial();
  private final Map<String, Policy> policies = new HashMap<>();

  public BooksInMemory add(Customer customer) {
    customers.put(customer.id(), customer);
    return this;
  }

  public BooksInMemory add(OpenItem item) {
    items.put(item.id(), item);
    itemsByForm
        .computeIfAbsent(InvoiceNumber.canonical(item.number()), f -> new ArrayList<>())
        .add(item.id());
    return this;
  }

  public BooksInMemory add(Payment payment) {
    payments.put(payment.id(), payment);
    return this;
  }

  public BooksInMemory add(Learned fact) {
    learned.add(fact);
    return this;
  }

  public List<Learned> learned() {
    return learned;
  }

  public BooksInMemory add(OtherAdvice other) {
    others.add(other);
    return this;
  }

  public BooksInMemory add(ExchangeRate rate) {
    rates.add(rate);
    return this;
  }

  @Override
  public Optional<ExchangeRate> rate(LocalDate date, Currency from, Currency to) {
    return rates.stream()
        .filter(rate -> rate.from().equals(from) && rate.to().equals(to))
        .filter(rate -> rate.date().equals(date))
        .findFirst();
  }

  /** The advices of other messages become these. */
  public BooksInMemory others(Collection<OtherAdvice> undecided) {
    others.clear();
    others.addAll(undecided);
    return this;
  }

  /** What is left of advices of other messages becomes this. */
  public BooksInMemory left(Collection<OtherAdvice> lines) {
    left.clear();
    left.addAll(lines);
    return this;
  }

  public BooksInMemory policy(UnaryOperator<Policy> change) {
    policy = change.apply(policy);
    return this;
  }

  /** A policy of one customer, made of the tenant's. */
  public BooksInMemory policy(String customer, UnaryOperator<Policy> change) {
    policies.put(customer, change.apply(policy));
    return this;
  }

  /** Replaces an item by a changed one with the same id and number. */
  public BooksInMemory change(String item, UnaryOperator<OpenItem> change) {
    items.computeIfPresent(item, (id, old) -> change.apply(old));
    return this;
  }

  public Collection<OpenItem> items() {
    return items.values();
  }

  public Collection<Payment> payments() {
    return payments.values();
  }

  public Collection<Customer> customers() {
    return customers.values();
  }

  @Override
  public List<Payment> paymentsByReference(String reference) {
    return payments.values().stream()
        .filter(BooksInMemory::usable)
        .filter(payment -> PaymentReference.carriedBy(payment, reference))
        .toList();
  }

  @Override
  public List<Payment> paymentsByAmount(Money amount, LocalDate from, LocalDate to) {
    return payments.values().stream()
        .filter(BooksInMemory::usable)
        .filter(payment -> payment.amount().equals(amount))
        .filter(p -> !p.valueDate().isBefore(from) && !p.valueDate().isAfter(to))
        .toList();
  }

  @Override
  public Optional<Payment> payment(String id) {
    return Optional.ofNullable(payments.get(id));
  }

  @Override
  public List<Payment> paymentsFrom(String account) {
    return payments.values().stream()
        .filter(BooksInMemory::usable)
        .filter(payment -> account.equals(payment.payerAccount()))
        .toList();
  }

  @Override
  public List<Customer> customersByBankAccount(String account) {
    return customers.values().stream()
        .filter(
            customer ->
                customer.bankAccounts().stream()
                    .map(a -> a.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""))
                    .anyMatch(account::equals))
        .toList();
  }

  @Override
  public List<Customer> customersByNumber(Collection<String> numbers) {
    return customers.values().stream().filter(c -> numbers.contains(c.number())).toList();
  }

  /** All of them: the interface allows too many. */
  @Override
  public List<Customer> customersNamedLike(String word) {
    return List.copyOf(customers.values());
  }

  @Override
  public List<Learned> learned(Collection<String> patterns) {
    return learned.stream().filter(fact -> patterns.contains(fact.pattern())).toList();
  }

  @Override
  public Optional<Customer> customer(String id) {
    return Optional.ofNullable(customers.get(id));
  }

  @Override
  public List<OpenItem> itemsByNumber(Collection<String> canonicalNumbers) {
    return new HashSet<>(canonicalNumbers)
        .stream()
            .flatMap(form -> itemsByForm.getOrDefault(form, List.of()).stream())
            .map(items::get)
            .toList();
  }

  @Override
  public List<OpenItem> itemsBySkeleton(Collection<String> skeletons) {
    return like(number -> skeletons.contains(NumberForms.skeleton(number)));
  }

  @Override
  public List<OpenItem> itemsBySuffix(Collection<String> suffixes) {
    return like(number -> suffixes.stream().anyMatch(s -> number.endsWith(s) && !number.equals(s)));
  }

  private List<OpenItem> like(Predicate<String> number) {
    return items.values().stream()
        .filter(item -> number.test(InvoiceNumber.canonical(item.number())))
        .toList();
  }

  @Override
  public List<OpenItem> itemsByReference(Collection<String> references) {
    return items.values().stream()
        .filter(
            item ->
                item.references().stream()
                    .anyMatch(r -> references.contains(NumberForms.reference(r.value()))))
        .toList();
  }

  @Override
  public Set<String> shapesInUse(Collection<String> shapes) {
    return items.values().stream()
        .map(item -> NumberForms.shape(InvoiceNumber.canonical(item.number())))
        .filter(shapes::contains)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<OpenItem> item(String id) {
    return Optional.ofNullable(items.get(id));
  }

  @Override
  public List<OpenItem> openItems(String customer) {
    return items.values().stream()
        .filter(item -> item.customer().equals(customer) && item.available().isPositive())
        .toList();
  }

  @Override
  public Policy policy(String legalEntity, String customer) {
    return policies.getOrDefault(customer, policy);
  }

  @Override
  public int widestDateWindowDays() {
    return Stream.concat(Stream.of(policy), policies.values().stream())
        .mapToInt(p -> p.tying().dateWindowDays())
        .max()
        .orElseThrow();
  }

  @Override
  public List<OtherAdvice> otherAdvices(Collection<String> keys) {
    return others.stream()
        .filter(other -> AdviceKeys.of(other.advice()).stream().anyMatch(keys::contains))
        .toList();
  }

  @Override
  public List<OtherAdvice> linesLeft(Collection<String> keys) {
    return left.stream()
        .filter(other -> AdviceKeys.of(other.advice()).stream().anyMatch(keys::contains))
        .toList();
  }

  private static boolean usable(Payment payment) {
    return payment.status() != Payment.Status.RETURNED && payment.available().isPositive();
  }
}
