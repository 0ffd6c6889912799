package io.quittance.receivables;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which customers belong together, as the ERP says: parents and what is below them, who is named as
 * another's payer or bill-to, members of one group. The only definition of it.
 */
public final class Family {
  /** Parents of parents looked up; a hierarchy that runs in a circle ends here. */
  private static final int MOST_LEVELS = 10;

  private final Function<String, Optional<Customer>> customers;
  private final Map<String, Optional<Customer>> known = new HashMap<>();

  public Family(Function<String, Optional<Customer>> customers) {
    this.customers = customers;
  }

  /** Neither the same customer nor a stranger. */
  public boolean related(String one, String other) {
    return !one.equals(other) && !describe(one, other).isEmpty();
  }

  /**
   * The payer is above the owner in the hierarchy, or the one that the ERP names to pay for it.
   * Narrower than being related: a sister, or a member of a group of customers, pays for itself.
   */
  public boolean mayPayFor(String payer, String owner) {
    Optional<Customer> owned = customer(owner);
    if (owned.isEmpty() || customer(payer).isEmpty() || payer.equals(owner)) {
      return false;
    }
    return payer.equals(owned.get().payer())
        || payer.equals(owned.get().billTo())
        || above(owned.get()).contains(payer);
  }

  /** What the other is to the one: {@code its subsidiary} ...; empty for a stranger. */
  public String describe(String one, String other) {
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
    if (a.id().equals(b.payer()) || a.id().equals(b.billTo())) {
      return "for whom it is named to pay";
    }
    if (b.id().equals(a.payer()) || b.id().equals(a.billTo())) {
      return "who is named to pay for it";
    }
    boolean oneGroup = a.group() != null && a.group().equals(b.group());
    return oneGroup || oneHierarchy(a, b) ? "of the same group" : "";
  }

  private boolean oneHierarchy(Customer a, Customer b) {
    Set<String> ofA = above(a);
    ofA.add(a.id());
    Set<String> ofB = above(b);
    ofB.add(b.id());
    return ofA.stream().anyMatch(ofB::contains);
  }

  /** The customer, whoever is named to pay for it, and its parents: ids in order. */
  public Set<String> payersOf(String owner) {
    Set<String> payers = new TreeSet<>(Set.of(owner));
    customer(owner)
        .ifPresent(
            owned -> {
              Stream.of(owned.payer(), owned.billTo())
                  .filter(Objects::nonNull)
                  .forEach(payers::add);
              payers.addAll(above(owned));
            });
    return payers;
  }

  /** Ids of the parents, as far up as is looked; of a circle its members. */
  private Set<String> above(Customer customer) {
    Set<String> above = new HashSet<>();
    String parent = customer.parent();
    for (int level = 0; level < MOST_LEVELS && parent != null && above.add(parent); level++) {
      parent = customer(parent).map(Customer::parent).filter(Objects::nonNull).orElse(null);
    }
    return above;
  }

  private Optional<Customer> customer(String id) {
    return known.computeIfAbsent(id, customers);
  }
}
