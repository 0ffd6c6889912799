package io.quittance.matching.identity;

import io.quittance.bank.Payment;
import io.quittance.matching.Books;
import io.quittance.matching.identity.Evidence.Kind;
import io.quittance.receivables.Customer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what speaks for whom, each thing once. */
final class Weigh {
  /** Words of a bank's text looked up as customer numbers. */
  private static final int MOST_NUMBERS = 40;

  /** Shorter numbers stand in texts by accident. */
  private static final int LEAST_NUMBER = 4;

  private static final Set<String> MAIL_FOR_ALL =
      Set.of(
          "aol.com",
          "free.fr",
          "gmail.com",
          "gmx.at",
          "gmx.ch",
          "gmx.de",
          "gmx.net",
          "googlemail.com",
          "hotmail.com",
          "icloud.com",
          "libero.it",
          "live.com",
          "mail.com",
          "mail.ru",
          "msn.com",
          "orange.fr",
          "outlook.com",
          "proton.me",
          "protonmail.com",
          "qq.com",
          "t-online.de",
          "web.de",
          "yahoo.com");

  private final Payment payment;
  private final Clues clues;
  private final Books books;
  private final Remitter remitter;
  private final CompanyName name;
  private final List<Learned> learned;
  private final Map<String, Customer> customers = new TreeMap<>();
  private final Map<String, List<Evidence>> evidence = new TreeMap<>();

  Weigh(Payment payment, Clues clues, Books books) {
    this.payment = payment;
    this.clues = clues;
    this.books = books;
    this.remitter = Remitter.of(payment).orElse(null);
    this.name = CompanyName.of(payment.payerName());
    this.learned =
        books.learned(
            Stream.concat(Stream.ofNullable(remitter).map(Remitter::pattern), Stream.of(name.key()))
                .filter(pattern -> !pattern.isEmpty())
                .toList());
  }

  WhoPaid weigh() {
    PaidFrom from = PaidFrom.of(remitter, name, learned, books);
    account(from);
    invoices();
    numbers();
    names();
    domain();
    List<Candidate> candidates =
        evidence.entrySet().stream()
            .map(e -> new Candidate(customers.get(e.getKey()), strongestFirst(e.getValue())))
            .sorted(
                Comparator.comparingInt(Candidate::bits)
                    .reversed()
                    .thenComparing(candidate -> candidate.customer().id()))
            .toList();
    return new WhoPaid(candidates, from.nobody());
  }

  private void account(PaidFrom from) {
    if (from.nobody() != null) {
      return;
    }
    for (Customer holder : from.holders()) {
      add(holder, Kind.ACCOUNT, "account %s is its own alone".formatted(remitter.masked()));
    }
    from.taught().ifPresent(this::taught);
  }

  /** Ten confirmations that no money proves are the word of whoever made them, not the bank's. */
  private void taught(Learned fact) {
    if (fact.proven() == 0 || evidence.containsKey(fact.customer())) {
      return;
    }
    boolean alone = fact.proven() >= Learned.PROVEN_ALONE;
    books
        .customer(fact.customer())
        .ifPresent(
            customer ->
                add(
                    customer,
                    alone ? Kind.ACCOUNT_PROVEN : Kind.ACCOUNT_CONFIRMED,
                    "%s %s: confirmed %d times by analysts, %d times proven by money"
                        .formatted(
                            fact.kind() == Learned.Kind.ACCOUNT ? "account" : "remitter",
                            remitter.masked(),
                            fact.confirmations(),
                            fact.proven())));
  }

  private void invoices() {
    Kind kind = clues.owners().size() == 1 ? Kind.NAMED_INVOICES : Kind.SOME_NAMED_INVOICES;
    String words =
        kind == Kind.NAMED_INVOICES
            ? "the advice names items of this customer only"
            : "the advice names items of it, and of others";
    for (String owner : new TreeSet<>(clues.owners())) {
      books.customer(owner).ifPresent(customer -> add(customer, kind, words));
    }
  }

  private void numbers() {
    Set<String> printed =
        Stream.concat(
                Stream.concat(
                        Stream.ofNullable(payment.text()),
                        payment.references().stream()
                            .map(Payment.Reference::value)
                            .filter(value -> value != null))
                    .flatMap(text -> Stream.of(text.split("[\\s,;:/()]+", -1))),
                Stream.ofNullable(clues.customerNumber()).map(String::strip))
            .filter(word -> word.length() >= LEAST_NUMBER)
            .filter(word -> word.chars().anyMatch(Character::isDigit))
            .limit(MOST_NUMBERS)
            .collect(Collectors.toCollection(TreeSet::new));
    List<Customer> found = printed.isEmpty() ? List.of() : books.customersByNumber(printed);
    if (found.stream().map(Customer::id).distinct().count() == 1) {
      add(found.get(0), Kind.CUSTOMER_NUMBER, "its customer number is printed");
    }
  }

  private void names() {
    if (name.isEmpty()) {
      return;
    }
    List<Customer> equal = new ArrayList<>();
    for (Customer customer : books.customersNamedLike(longestWord())) {
      List<CompanyName> names =
          Stream.concat(Stream.ofNullable(customer.name()), customer.aliases().stream())
              .map(CompanyName::of)
              .filter(one -> !one.isEmpty())
              .toList();
      if (names.stream().anyMatch(one -> one.key().equals(name.key()))) {
        equal.add(customer);
      } else if (names.stream().anyMatch(name::alike)) {
        add(customer, Kind.NAME_ALIKE, "the payer's name is like its own");
      }
    }
    int shared = 32 - Integer.numberOfLeadingZeros(Math.max(0, equal.size() - 1));
    for (Customer customer : equal) {
      add(
          customer,
          new Evidence(
              Kind.NAME,
              Math.max(0, Kind.NAME.bits() - shared),
              equal.size() == 1
                  ? "the payer is called so"
                  : "the payer is called so, as are %d customers".formatted(equal.size())));
    }
    learnedNames(equal.stream().map(Customer::id).collect(Collectors.toSet()));
  }

  private void learnedNames(Set<String> alreadyNamed) {
    for (Learned fact : learned) {
      if (fact.kind() == Learned.Kind.NAME
          && fact.pattern().equals(name.key())
          && fact.confirmations() > 0
          && !alreadyNamed.contains(fact.customer())) {
        Kind kind =
            fact.confirmations() >= Learned.NAME_CONFIRMED ? Kind.NAME_CONFIRMED : Kind.NAME_ALIKE;
        books
            .customer(fact.customer())
            .ifPresent(
                customer ->
                    add(
                        customer,
                        kind,
                        "analysts applied money under this name to it, times: "
                            + fact.confirmations()));
      }
    }
  }

  private String longestWord() {
    return name.words().stream()
        .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .orElse("");
  }

  /** Only for those whom something else speaks for: a domain alone names no payer. */
  private void domain() {
    String domain = clues.senderDomain();
    if (domain == null || MAIL_FOR_ALL.contains(domain)) {
      return;
    }
    for (String id : new HashSet<>(evidence.keySet())) {
      Customer customer = customers.get(id);
      if (customer.emailDomains().stream()
          .anyMatch(own -> own.strip().toLowerCase(Locale.ROOT).equals(domain))) {
        add(
            customer,
            clues.authenticated()
                ? Evidence.of(Kind.SENDER_DOMAIN, "the mail came from " + domain)
                : new Evidence(
                    Kind.SENDER_DOMAIN,
                    0,
                    "the mail says it came from " + domain + ", which nobody authenticated"));
      }
    }
  }

  private void add(Customer customer, Kind kind, String words) {
    add(customer, Evidence.of(kind, words));
  }

  private void add(Customer customer, Evidence one) {
    customers.put(customer.id(), customer);
    evidence.computeIfAbsent(customer.id(), id -> new ArrayList<>()).add(one);
  }

  private static List<Evidence> strongestFirst(List<Evidence> evidence) {
    return evidence.stream().sorted(Comparator.comparing(Evidence::kind)).toList();
  }
}
