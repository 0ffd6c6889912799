package io.quittance.matching.proof;

import io.quittance.matching.Books;
import io.quittance.receivables.Customer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which customers may pay for one another: parents, subsidiaries and members of one group. */
final class Kinship {
  /** Parents of parents looked up; a hierarchy that runs in a circle ends here. */
  private static final int MOST_LEVELS = 10;

  private final Books books;
  private final Map<String, Optional<Customer>> known = new HashMap<>();

  Kinship(Books books) {
    this.books = books;
  }

  /** Neither the same customer nor a stranger. */
  boolean related(String one, String other) {
    return !one.equals(other) && !describe(one, other).isEmpty();
  }

  /** What the other is to the one: {@code its subsidiary} ...; empty for a stranger. */
  String describe(String one, String other) {
    Optional<Customer> first = customer(one);
    Optional<Customer> second = customer(other);
    if (first.isEmpty() || second.isEmpty()) {
      return "";
    }
    Customer a = first.get();
    Customer b = second.get();
    if (a.id().equals(b.parent())) {
      return "its subsidiary";
    }
    if (b.id().equals(a.parent())) {
      return "its parent";
    }
    if (a.parent() != null && a.parent().equals(b.parent())) {
      return "another subsidiary of its parent";
    }
    boolean oneGroup = a.group() != null && a.group().equals(b.group());
    return oneGroup || top(a).equals(top(b)) ? "of the same group" : "";
  }

  /** Id of the topmost parent, as far up as is looked. */
  private String top(Customer customer) {
    String top = customer.id();
    Optional<Customer> above = Optional.of(customer);
    for (int level = 0; level < MOST_LEVELS && above.isPresent(); level++) {
      top = above.get().id();
      String parent = above.get().parent();
      above = parent == null ? Optional.empty() : customer(parent);
    }
    return top;
  }

  private Optional<Customer> customer(String id) {
    return known.computeIfAbsent(id, books::customer);
  }
}
