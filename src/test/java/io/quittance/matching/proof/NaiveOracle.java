package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import io.quittance.ledger.Application;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.identity.Learned;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A second opinion on a claim, written by going through everything in the books and sharing nothing
 * with the certifier: neither its number forms nor its searches nor its arithmetic. It knows the
 * notices of {@link RandomWorld} only. Whatever the certifier accepts, this must accept.
 */
final class NaiveOracle {
  private final BooksInMemory books;
  private final ReadMessage source;
  private final Reading reading;
  private final Claim claim;
  private boolean mayLeaveLines;

  NaiveOracle(BooksInMemory books, ReadMessage source, Reading reading, Claim claim) {
    this.books = books;
    this.source = source;
    this.reading = reading;
    this.claim = claim;
  }

  /** Lines may be left to a person, with their money. */
  NaiveOracle leavingLines() {
    mayLeaveLines = true;
    return this;
  }

  /** Null when the claim is right, else the first thing wrong with it. */
  String objection(int index) {
    Advice advice = reading.advices().get(index);
    Payment payment =
        books.payments().stream()
            .filter(p -> p.id().equals(claim.payment()))
            .findFirst()
            .orElse(null);
    if (payment == null || payment.status() != Payment.Status.BOOKED) {
      return "no booked payment";
    }
    Customer who = payer(advice, payment);
    if (who == null) {
      return "payer not certain";
    }
    String payer = who.id();
    if (who.hold()) {
      return "payer on hold";
    }
    if (claim.customer() != null && !claim.customer().equals(payer)) {
      return "another payer claimed";
    }
    if (advice.status() == Advice.Status.CANCELLED || Boolean.FALSE.equals(advice.complete())) {
      return "called off or partial";
    }
    String printed = misprinted(advice);
    if (printed != null) {
      return printed;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Advice.Line line : advice.lines()) {
      sum = sum.add(line.netAmount());
    }
    if (advice.lines().isEmpty()
        || sum.compareTo(payment.amount().amount()) != 0
        || advice.paymentAmount().compareTo(sum) != 0) {
      return "sum " + sum + " is not the payment";
    }
    String rival = rival(advice, index, payment);
    return rival != null ? rival : applications(advice, payment, payer);
  }

  /** The payer, by adding up what speaks for each customer; null when that is not enough. */
  private Customer payer(Advice advice, Payment payment) {
    String account = payment.payerAccount().replace("-", "");
    Set<String> known = new HashSet<>();
    Set<String> holders = new HashSet<>();
    books.customers().stream()
        .filter(c -> c.bankAccounts().contains(payment.payerAccount()))
        .forEach(c -> holders.add(c.id()));
    known.addAll(holders);
    int proven = 0;
    for (Learned fact : books.learned()) {
      if (fact.pattern().equals(account) && fact.customer() == null) {
        return null;
      }
      if (fact.pattern().equals(account) && fact.confirmations() + fact.proven() > 0) {
        known.add(fact.customer());
        proven = Math.max(proven, fact.proven());
      }
    }
    if (known.size() != 1 || payment.payerName().startsWith("PayPal")) {
      return null;
    }
    Set<String> owners = new HashSet<>();
    for (Advice.Line line : advice.lines()) {
      books.items().stream()
          .filter(i -> line.invoiceNumber() != null)
          .filter(i -> loose(i.number()).equals(loose(line.invoiceNumber())))
          .forEach(i -> owners.add(i.customer()));
    }
    long namesakes = books.customers().stream().filter(c -> c.name().startsWith("Acme")).count();
    String id = known.iterator().next();
    int best = 0;
    int next = 0;
    for (Customer customer : books.customers()) {
      int bits = 0;
      if (customer.id().equals(id)) {
        bits += !holders.isEmpty() || proven > 2 ? 20 : proven > 0 ? 14 : 0;
      }
      if (owners.contains(customer.id())) {
        bits += owners.size() == 1 ? 10 : 5;
      }
      if (payment.payerName().equals("ACME") && customer.name().startsWith("Acme")) {
        bits += namesakes == 1 ? 9 : namesakes == 2 ? 8 : 7;
      }
      best = customer.id().equals(id) ? bits : best;
      next = customer.id().equals(id) ? next : Math.max(next, bits);
    }
    boolean alone = !holders.isEmpty() || proven > 2;
    boolean withInvoices = proven > 0 && owners.equals(Set.of(id));
    if (!(alone || withInvoices) || best - 10 < 7 || best - next < 7) {
      return null;
    }
    return books.customers().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  /** Each advice line is printed in a source line of its own. */
  private String misprinted(Advice advice) {
    List<Set<String>> rows = new ArrayList<>();
    source
        .documents()
        .get(0)
        .lines()
        .map(Line::words)
        .forEach(
            words -> {
              Set<String> texts = new HashSet<>();
              words.stream().map(Word::text).forEach(texts::add);
              rows.add(texts);
            });
    if (rows.stream().noneMatch(r -> r.contains(advice.paymentAmount().toPlainString()))) {
      return "total not printed";
    }
    List<Set<String>> left = new ArrayList<>(rows);
    for (Advice.Line line : advice.lines()) {
      Set<String> row =
          left.stream()
              .filter(r -> line.invoiceNumber() == null || r.contains(line.invoiceNumber()))
              .filter(r -> line.references().stream().allMatch(n -> r.contains(n.value())))
              .filter(r -> r.contains(line.netAmount().toPlainString()))
              .findFirst()
              .orElse(null);
      if (row == null) {
        return "line not printed: " + line.invoiceNumber();
      }
      left.remove(row);
    }
    return null;
  }

  private String rival(Advice advice, int index, Payment payment) {
    boolean carries = carries(payment, advice.paymentReference());
    if (!carries && apart(advice, payment) > 7) {
      return "payment not tied";
    }
    for (Payment other : books.payments()) {
      if (other.id().equals(payment.id())
          || other.status() == Payment.Status.RETURNED
          || !other.available().isPositive()) {
        continue;
      }
      boolean sameAmount = other.amount().equals(payment.amount());
      if (carries(other, advice.paymentReference()) && (sameAmount || !carries)) {
        return "rival payment by reference";
      }
      if (!carries && sameAmount && apart(advice, other) <= 7 && mayPay(other, payment)) {
        return "rival payment by amount";
      }
    }
    for (int i = 0; i < reading.advices().size(); i++) {
      Advice other = reading.advices().get(i);
      if (i != index && carries(payment, other.paymentReference())) {
        return "rival advice by reference";
      }
      if (i != index
          && !carries
          && other.paymentReference() == null
          && other.paymentAmount().compareTo(payment.amount().amount()) == 0
          && apart(other, payment) <= 7
          && names(other, payment)) {
        return "rival advice by amount";
      }
    }
    return null;
  }

  /** The other payment's payer is the same one, or nobody knows who it is. */
  private boolean mayPay(Payment other, Payment payment) {
    return other.payerAccount().equals(payment.payerAccount())
        || books.customers().stream()
                .filter(c -> c.bankAccounts().contains(other.payerAccount()))
                .count()
            != 1;
  }

  /** The other advice names something of the payer's by the very number. */
  private boolean names(Advice other, Payment payment) {
    return other.lines().stream()
        .allMatch(
            line ->
                books.items().stream()
                    .anyMatch(
                        i ->
                            i.number().equals(line.invoiceNumber())
                                && books.customers().stream()
                                    .filter(c -> c.id().equals(i.customer()))
                                    .anyMatch(
                                        c -> c.bankAccounts().contains(payment.payerAccount()))));
  }

  private String applications(Advice advice, Payment payment, String payer) {
    List<Application> left = new ArrayList<>(claim.applications());
    Set<String> used = new HashSet<>();
    BigDecimal cash = BigDecimal.ZERO;
    BigDecimal over = BigDecimal.ZERO;
    BigDecimal credits = BigDecimal.ZERO;
    BigDecimal leftOver = BigDecimal.ZERO;
    List<String> leftNumbers = new ArrayList<>();
    for (Advice.Line line : advice.lines()) {
      List<OpenItem> meant =
          paidTogether(
              advice,
              line,
              nobodys(line.invoiceNumber()) ? alike(line) : meant(line.invoiceNumber(), payer),
              used);
      boolean claimed =
          meant.size() == 1 && left.stream().anyMatch(a -> a.openItem().equals(meant.get(0).id()));
      if (mayLeaveLines && !claimed) {
        if (line.netAmount().signum() <= 0 || line.kind() != Advice.Kind.INVOICE) {
          return "a credit is left out";
        }
        leftOver = leftOver.add(line.netAmount());
        leftNumbers.add(line.invoiceNumber());
        continue;
      }
      if (meant.size() != 1) {
        return line.invoiceNumber() + " means " + meant.size() + " items";
      }
      OpenItem item = meant.get(0);
      Application application =
          left.stream().filter(a -> a.openItem().equals(item.id())).findFirst().orElse(null);
      if (application == null || !used.add(item.id())) {
        return "item " + item.id() + " is not applied once";
      }
      left.remove(application);
      if (item.status() != OpenItem.Status.OPEN || !"DE".equals(item.legalEntity())) {
        return "item " + item.id() + " may not be applied";
      }
      if (item.inCollection() || item.directDebit()) {
        return "item " + item.id() + " is collected by others";
      }
      if (!explains(application, line, item, payment)) {
        return "application " + application + " is not what the line says";
      }
      boolean credit = item.kind() == OpenItem.Kind.CREDIT_MEMO;
      if (credit != (line.kind() == Advice.Kind.CREDIT_MEMO)
          || credit != (line.netAmount().signum() < 0)) {
        return "kind differs";
      }
      if (meansNamesake(line, item, payer)) {
        return "the amount is not that of " + item.id() + ", and another item has the number";
      }
      BigDecimal amount = application.amount().amount();
      cash = credit ? cash.subtract(amount) : cash.add(amount);
      credits = credit ? credits.add(amount) : credits;
      over = over.add(line.netAmount().abs().subtract(amount));
    }
    if (!left.isEmpty()) {
      return "applications nobody advised";
    }
    if (leftOver.signum() > 0) {
      boolean off = !books.policy("DE", payer).automatic().clearLines();
      boolean again =
          books.items().stream()
              .filter(i -> used.contains(i.id()))
              .anyMatch(
                  i ->
                      leftNumbers.stream()
                          .anyMatch(n -> n != null && loose(n).equals(loose(i.number()))));
      if (off || again || used.isEmpty() || !payment.available().equals(payment.amount())) {
        return "lines may not be left";
      }
    }
    if (cash.add(over).add(leftOver).compareTo(payment.amount().amount()) != 0
        || cash.compareTo(payment.available().amount()) > 0
        || cash.signum() < 0) {
      return "cash does not balance";
    }
    return over.signum() > 0 && credits.signum() > 0 ? "overpaid beside credits" : null;
  }

  private boolean explains(
      Application application, Advice.Line line, OpenItem item, Payment payment) {
    BigDecimal open = item.available().amount();
    BigDecimal amount = application.amount().amount();
    BigDecimal discount = application.discount().amount();
    BigDecimal writeOff = application.writeOff().amount();
    BigDecimal besides =
        application.parts().stream()
            .map(part -> part.amount().amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if ((writeOff.signum() == 0) != (application.reasonCode() == null)
        || application.exchange() != null
        || amount.signum() <= 0
        || amount.add(discount).add(writeOff).add(besides).compareTo(open) > 0) {
      return false;
    }
    BigDecimal net = line.netAmount().abs();
    if (item.kind() == OpenItem.Kind.CREDIT_MEMO) {
      return amount.compareTo(open) == 0
          && net.compareTo(open) == 0
          && discount.signum() == 0
          && writeOff.signum() == 0
          && besides.signum() == 0;
    }
    return new NaiveDifference(books.policy("DE", item.customer()), line, item, payment.valueDate())
        .allows(amount, discount, writeOff, application);
  }

  /**
   * Of several items of one number those of the line's amount that are not paid yet, where the
   * lines that print the number pay all of them to the cent.
   */
  private static List<OpenItem> paidTogether(
      Advice advice, Advice.Line line, List<OpenItem> meant, Set<String> used) {
    if (meant.size() < 2
        || meant.stream().anyMatch(i -> !i.number().equals(line.invoiceNumber()))
        || meant.stream().map(i -> i.customer() + i.kind()).distinct().count() > 1) {
      return meant;
    }
    List<BigDecimal> paid =
        advice.lines().stream()
            .filter(l -> line.invoiceNumber().equals(l.invoiceNumber()))
            .map(l -> l.netAmount().stripTrailingZeros())
            .sorted()
            .toList();
    List<BigDecimal> open =
        meant.stream().map(i -> i.available().amount().stripTrailingZeros()).sorted().toList();
    return paid.equals(open)
        ? meant.stream()
            .filter(i -> !used.contains(i.id()))
            .filter(i -> i.available().amount().compareTo(line.netAmount()) == 0)
            .limit(1)
            .toList()
        : meant;
  }

  private boolean nobodys(String printed) {
    return printed == null
        || books.items().stream().noneMatch(i -> loose(i.number()).equals(loose(printed)));
  }

  /**
   * Every item that a number could mean that is nobody's; none when the one there is has another
   * amount open, or when it is misread or cut short and numbers of just this form exist.
   */
  private List<OpenItem> alike(Advice.Line line) {
    String printed = line.invoiceNumber();
    List<String> references = line.references().stream().map(r -> digits(r.value())).toList();
    List<OpenItem> found = new ArrayList<>();
    boolean misread = false;
    boolean spelt = false;
    for (OpenItem item : books.items()) {
      String number = loose(item.number());
      spelt |= printed != null && form(number).equals(form(loose(printed)));
      boolean looks = printed != null && unconfused(number).equals(unconfused(loose(printed)));
      boolean ends =
          printed != null && loose(printed).length() > 4 && number.endsWith(loose(printed));
      boolean refers =
          item.references().stream()
              .map(r -> digits(r.value()))
              .anyMatch(r -> printed == null ? references.contains(r) : r.equals(digits(printed)));
      if (looks || ends || refers) {
        found.add(item);
        misread = looks || ends;
      }
    }
    found.removeIf(item -> item.available().amount().compareTo(line.netAmount().abs()) != 0);
    return misread && spelt ? List.of() : found;
  }

  /** One character for those that look alike. */
  private static String unconfused(String number) {
    return number
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1')
        .replace('S', '5')
        .replace('B', '8')
        .replace('Z', '2')
        .replace('G', '6')
        .replaceAll("^0+", "");
  }

  private static String form(String number) {
    return number.replaceAll("[0-9]", "9").replaceAll("[A-Z]", "A");
  }

  /** References of the world begin with PO and are told apart by their digits. */
  private static String digits(String reference) {
    return reference.startsWith("PO") ? reference.replaceAll("[^0-9]", "") : "none";
  }

  /** Every item that the number could mean for this payer, by going through all of them. */
  private List<OpenItem> meant(String printed, String payer) {
    Set<OpenItem> found = new HashSet<>();
    boolean exactExists = books.items().stream().anyMatch(i -> i.number().equals(printed));
    boolean ownLooseExists =
        books.items().stream()
            .anyMatch(i -> i.customer().equals(payer) && loose(i.number()).equals(loose(printed)));
    for (OpenItem item : books.items()) {
      boolean exact = item.number().equals(printed);
      boolean own = item.customer().equals(payer);
      boolean open = item.status() != OpenItem.Status.CLOSED && item.available().isPositive();
      boolean ownExactExists =
          books.items().stream()
              .anyMatch(i -> i.customer().equals(payer) && i.number().equals(printed));
      boolean kin = kin(payer, item.customer());
      if (own && exact && open) {
        found.add(item);
      } else if (own && !exact && !ownExactExists && loose(item.number()).equals(loose(printed))) {
        found.add(item);
      } else if (!own && exact && open && (kin || !ownExactExists)) {
        found.add(item);
      } else if (!own
          && open
          && !exactExists
          && !ownLooseExists
          && loose(item.number()).equals(loose(printed))) {
        found.add(item);
      }
    }
    found.removeIf(
        item -> found.size() == 1 && (!mayBePaid(item.customer(), payer) || closed(item)));
    return new ArrayList<>(found);
  }

  /** Another item, settled or not, has the number, and the line pays that or more than is open. */
  private boolean meansNamesake(Advice.Line line, OpenItem item, String payer) {
    BigDecimal net = line.netAmount().abs();
    int over = net.compareTo(item.available().amount());
    boolean credit = item.kind() == OpenItem.Kind.CREDIT_MEMO;
    return !nobodys(line.invoiceNumber())
        && books.items().stream()
            .filter(i -> !i.id().equals(item.id()))
            .filter(i -> i.customer().equals(payer) || kin(payer, i.customer()))
            .filter(i -> (i.kind() == OpenItem.Kind.CREDIT_MEMO) == credit)
            .filter(i -> loose(i.number()).equals(loose(line.invoiceNumber())))
            .anyMatch(i -> over > 0 || (over < 0 && net.compareTo(i.amount().amount()) == 0));
  }

  /** Its own, or where the policy lets it pay for those below it, theirs. */
  private boolean mayBePaid(String owner, String payer) {
    boolean family = books.policy("DE", payer).payers().payForFamily();
    return owner.equals(payer)
        || (family
            && books.customers().stream()
                .anyMatch(c -> c.id().equals(owner) && payer.equals(c.parent())));
  }

  private static boolean closed(OpenItem item) {
    return item.status() == OpenItem.Status.CLOSED || !item.available().isPositive();
  }

  private boolean kin(String one, String other) {
    return books.customers().stream()
        .anyMatch(
            c ->
                (c.id().equals(one) && other.equals(c.parent()))
                    || (c.id().equals(other) && one.equals(c.parent())));
  }

  private static String loose(String number) {
    return number
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z0-9]", "")
        .replaceAll("^(INV|RE)", "")
        .replaceAll("^0+", "");
  }

  private static boolean carries(Payment payment, String reference) {
    return reference != null && reference.equals(payment.reference());
  }

  private static long apart(Advice advice, Payment payment) {
    return Math.abs(
        java.time.temporal.ChronoUnit.DAYS.between(advice.paymentDate(), payment.valueDate()));
  }
}
