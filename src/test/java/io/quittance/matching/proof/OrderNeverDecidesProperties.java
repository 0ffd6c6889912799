package io.quittance.matching.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.matching.proof.Arrivals.Arrival;
import io.quittance.matching.proof.Arrivals.Mail;
import io.quittance.matching.proof.Arrivals.Paid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Invariant I14: which mail comes or is matched first decides nothing, or a person is told. */
class OrderNeverDecidesProperties {
  private static final String[] REFERENCES = {null, null, "PAY-1", "PAY-2", "PAY-3"};
  private static final String[] NUMBERS = {"INV-1", "INV-2", "INV-3", "INV-4"};
  private static final String[] AMOUNTS = {"10.00", "10.00", "20.00", "30.00"};

  @Property(tries = 25)
  void whatever_order_of_jobs_gives_the_same_books(@ForAll long seed) {
    Random random = new Random(seed);
    List<Arrival> all = arrivals(random, 3 + random.nextInt(2), 3 + random.nextInt(2));
    List<Arrival> mails = all.stream().filter(Mail.class::isInstance).toList();
    List<Arrival> payments = all.stream().filter(Paid.class::isInstance).toList();
    Set<Set<String>> books = new HashSet<>();
    for (List<Arrival> order : permutations(mails)) {
      List<Arrival> arriving = new ArrayList<>(payments);
      arriving.addAll(order);
      books.add(Arrivals.atOnce(arriving).postings());
    }
    Set<String> posted = books.iterator().next();
    Statistics.label("something is posted").collect(!posted.isEmpty());
    Statistics.label("a mail with several payments or a payment with several mails")
        .collect(shared(posted));
    assertThat(books).as("%s", all).hasSize(1);
  }

  @Property(tries = 25)
  void whatever_order_of_jobs_gives_the_same_books_beside_a_line_in_question(@ForAll long seed) {
    Random random = new Random(seed);
    List<Arrival> others = arrivals(random, 1 + random.nextInt(2), random.nextInt(2));
    List<Arrival> mails = new ArrayList<>();
    others.stream().filter(Mail.class::isInstance).forEach(mails::add);
    String reference = REFERENCES[random.nextInt(REFERENCES.length)];
    mails.add(new Mail("MQ", reference, 0, List.of("INV-1", "INV-3", "INV-7")));
    List<Arrival> payments = new ArrayList<>();
    others.stream().filter(Paid.class::isInstance).forEach(payments::add);
    payments.add(new Paid("PA", reference == null ? "BANKA" : reference, "ACC-C1", 0, "87.70"));
    payments.add(new Paid("PB", "BANKB", "ACC-C1", 0, "20.00"));
    Set<Set<String>> books = new HashSet<>();
    for (List<Arrival> order : permutations(mails)) {
      List<Arrival> arriving = new ArrayList<>(payments);
      arriving.addAll(order);
      books.add(Arrivals.atOnce(arriving).postings());
    }
    Statistics.label("the clear lines of two payments are posted")
        .collect(books.iterator().next().stream().anyMatch(one -> one.startsWith("MQ")));
    assertThat(books).as("%s %s", mails, payments).hasSize(1);
  }

  @Property(tries = 25)
  void orders_of_arrival_that_give_other_books_are_told_to_a_person(@ForAll long seed) {
    Random random = new Random(seed);
    List<Arrival> all = arrivals(random, 2, 2);
    Set<Set<String>> untold = new HashSet<>();
    for (List<Arrival> order : permutations(all)) {
      Arrivals arrivals = Arrivals.oneByOne(order);
      if (arrivals.held().isEmpty()
          && arrivals.contested().isEmpty()
          && !arrivals.moneyLeftThatFits()) {
        untold.add(arrivals.effects());
      }
    }
    Statistics.label("orders untold").collect(untold.size());
    assertThat(untold).as("%s", all).hasSizeLessThanOrEqualTo(1);
  }

  private static boolean shared(Set<String> postings) {
    Map<String, Set<String>> payments = new HashMap<>();
    Map<String, Set<String>> mails = new HashMap<>();
    for (String posting : postings) {
      String mail = posting.substring(0, posting.indexOf(':'));
      String payment = posting.substring(posting.indexOf(" from ") + 6, posting.indexOf(" to "));
      payments.computeIfAbsent(mail, m -> new HashSet<>()).add(payment);
      mails.computeIfAbsent(payment, p -> new HashSet<>()).add(mail);
    }
    return Stream.concat(payments.values().stream(), mails.values().stream())
        .anyMatch(partners -> partners.size() > 1);
  }

  @Example
  void two_mails_that_fit_one_payment_are_a_tie_for_both() {
    Mail first = new Mail("M1", null, 0, List.of("INV-1"));
    Mail second = new Mail("M2", null, 1, List.of("INV-2"));
    Paid payment = new Paid("P1", "BANK-1", "ACC-C1", 0, "10.00");

    assertThat(Arrivals.atOnce(List.of(payment, first)).postings())
        .containsExactly("M1: EUR 10.00 from P1 to INV-1");
    assertThat(Arrivals.atOnce(List.of(payment, first, second)).postings()).isEmpty();
    assertThat(Arrivals.atOnce(List.of(payment, second, first)).postings()).isEmpty();
  }

  @Example
  void a_mail_that_comes_after_the_posting_and_fits_as_well_contests_it() {
    Mail first = new Mail("M1", null, 0, List.of("INV-1"));
    Mail second = new Mail("M2", null, 1, List.of("INV-2"));
    Paid payment = new Paid("P1", "BANK-1", "ACC-C1", 0, "10.00");
    Paid own = new Paid("P2", "BANK-2", "ACC-C1", 1, "10.00");

    Arrivals arrivals = Arrivals.oneByOne(List.of(payment, first, second));
    assertThat(arrivals.postings()).containsExactly("M1: EUR 10.00 from P1 to INV-1");
    assertThat(arrivals.contested()).containsExactly("M1");
    // With a payment of its own the second explains itself, and contests nothing.
    assertThat(Arrivals.oneByOne(List.of(payment, first, second, own)).contested()).isEmpty();
  }

  @Example
  void two_mails_that_claim_one_item_are_a_tie_though_each_has_its_payment() {
    Mail first = new Mail("M1", "PAY-1", 0, List.of("INV-1"));
    Mail second = new Mail("M2", "PAY-2", 0, List.of("INV-1"));
    List<Arrival> payments =
        List.of(
            new Paid("P1", "PAY-1", "ACC-C1", 0, "10.00"),
            new Paid("P2", "PAY-2", "ACC-C1", 0, "10.00"));
    List<Arrival> all = new ArrayList<>(payments);
    all.addAll(List.of(first, second));
    assertThat(Arrivals.atOnce(all).postings()).isEmpty();
  }

  @Example
  void a_mail_on_items_of_somebody_unrelated_is_no_rival() {
    Mail own = new Mail("M1", null, 0, List.of("INV-1"));
    Mail foreign = new Mail("M2", null, 0, List.of("INV-4"));
    Paid payment = new Paid("P1", "BANK-1", "ACC-C1", 0, "10.00");
    assertThat(Arrivals.atOnce(List.of(payment, foreign, own)).postings())
        .containsExactly("M1: EUR 10.00 from P1 to INV-1");
  }

  @Example
  void a_reference_ties_before_amount_and_date() {
    Mail tied = new Mail("M1", "PAY-1", 0, List.of("INV-1"));
    Mail vague = new Mail("M2", null, 0, List.of("INV-2"));
    Paid payment = new Paid("P1", "PAY-1", "ACC-C1", 0, "10.00");
    assertThat(Arrivals.atOnce(List.of(payment, vague, tied)).postings())
        .containsExactly("M1: EUR 10.00 from P1 to INV-1");
  }

  /** No two mails say the same: those are duplicates and never matched both. */
  private static List<Arrival> arrivals(Random random, int mails, int payments) {
    List<Arrival> arrivals = new ArrayList<>();
    Set<String> said = new HashSet<>();
    while (arrivals.size() < mails) {
      Set<String> items = new HashSet<>(List.of(NUMBERS[random.nextInt(NUMBERS.length)]));
      if (random.nextInt(3) == 0) {
        items.add(NUMBERS[random.nextInt(NUMBERS.length)]);
      }
      Mail mail =
          new Mail(
              "M" + arrivals.size(),
              REFERENCES[random.nextInt(REFERENCES.length)],
              random.nextInt(2) * 4,
              items.stream().sorted().toList());
      if (said.add(mail.reference() + mail.day() + mail.items())) {
        arrivals.add(mail);
      }
    }
    for (int i = 0; i < payments; i++) {
      String reference = REFERENCES[random.nextInt(REFERENCES.length)];
      arrivals.add(
          new Paid(
              "P" + i,
              reference == null ? "BANK" + i : reference,
              random.nextInt(6) == 0 ? "ACC-C2" : "ACC-C1",
              random.nextInt(3) * 4,
              AMOUNTS[random.nextInt(AMOUNTS.length)]));
    }
    return arrivals;
  }

  private static List<List<Arrival>> permutations(List<Arrival> all) {
    if (all.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Arrival>> orders = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<Arrival> rest = new ArrayList<>(all);
      Arrival first = rest.remove(i);
      for (List<Arrival> order : permutations(rest)) {
        List<Arrival> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        orders.add(Collections.unmodifiableList(whole));
      }
    }
    return orders;
  }
}
