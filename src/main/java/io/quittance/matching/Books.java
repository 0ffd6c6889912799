package io.quittance.matching;

import io.quittance.bank.Payment;
import io.quittance.matching.identity.Learned;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.Customer;
import io.quittance.receivables.ExchangeRate;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the matcher may look up, all of one tenant. An implementation reads the database; tests use
 * lists in memory.
 */
public interface Books {
  /** A word that more customers share tells nothing. */
  int MOST_NAMED_LIKE = 200;

  /** Of more items that a number could mean none is told apart. */
  int MOST_LIKE = 20;

  /**
   * Booked or pending payments with money available whose reference, end-to-end id or text carries
   * the reference (canonical form equal).
   */
  List<Payment> paymentsByReference(String reference);

  /**
   * Booked or pending payments with money available of exactly this amount, value dated in the
   * window, both ends inclusive.
   */
  List<Payment> paymentsByAmount(Money amount, LocalDate from, LocalDate to);

  Optional<Payment> payment(String id);

  /** Booked or pending payments with money available from this account, in any spelling. */
  List<Payment> paymentsFrom(String account);

  /** Customers that carry this bank account (canonical form: upper case, no separators). */
  List<Customer> customersByBankAccount(String account);

  /** Customers with one of these numbers, spelt so. */
  List<Customer> customersByNumber(Collection<String> numbers);

  /**
   * Customers in whose name or an alias the word stands, at most {@link #MOST_NAMED_LIKE}; others
   * may be among them.
   *
   * @param word as {@link io.quittance.receivables.NameWords} has it
   */
  List<Customer> customersNamedLike(String word);

  /**
   * What was learned about these accounts, remitters and names and counts today, of every kind.
   *
   * @param patterns canonical forms
   */
  List<Learned> learned(Collection<String> patterns);

  Optional<Customer> customer(String id);

  /**
   * Items of any customer and any status whose number has one of these canonical forms ({@link
   * io.quittance.receivables.InvoiceNumber}).
   */
  List<OpenItem> itemsByNumber(Collection<String> canonicalNumbers);

  /**
   * Items of any customer and any status whose number has one of these skeletons ({@link
   * io.quittance.receivables.NumberForms}), at most {@link #MOST_LIKE} for each.
   */
  List<OpenItem> itemsBySkeleton(Collection<String> skeletons);

  /**
   * Items of any customer and any status whose number, in canonical form, is longer than one of
   * these and ends with it, at most {@link #MOST_LIKE} for each.
   */
  List<OpenItem> itemsBySuffix(Collection<String> suffixes);

  /**
   * Items of any customer and any status that carry one of these references of the customer's, at
   * most {@link #MOST_LIKE} for each.
   *
   * @param references forms ({@link io.quittance.receivables.NumberForms#reference})
   */
  List<OpenItem> itemsByReference(Collection<String> references);

  /** Which of these shapes a number of the tenant's items has. */
  Set<String> shapesInUse(Collection<String> shapes);

  Optional<OpenItem> item(String id);

  /** Items of the customer with something available. */
  List<OpenItem> openItems(String customer);

  /** The nearest policy given; either argument may be null: what applies without it. */
  Policy policy(String legalEntity, String customer);

  /**
   * What one unit of a currency was worth in another on that day, or the latest known of the few
   * days before: as a bank or whoever was asked said it for this direction, never computed.
   */
  Optional<ExchangeRate> rate(LocalDate date, Currency from, Currency to);

  /** The widest date window of the policies in force, of whatever scope. */
  int widestDateWindowDays();

  /**
   * Undecided advices of other messages than the one that is matched, that share at least one of
   * these {@link AdviceKeys keys}; more than {@link OtherAdvice#MOST} when not all are given.
   */
  List<OtherAdvice> otherAdvices(Collection<String> keys);

  /**
   * As {@link #otherAdvices}, of advices that were applied but for some lines which a person has
   * still to decide: reduced to these lines, which claim their items as they did before.
   */
  List<OtherAdvice> linesLeft(Collection<String> keys);
}
