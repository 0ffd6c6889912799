package io.quittance.matching.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.matching.proof.Arrivals.Arrival;
import io.quittance.matching.proof.Arrivals.Mail;
import io.quittance.matching.proof.Arrivals.Paid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Invariant I14 where advices and payments explain each other only together. */
class SharingInEveryOrderTest {
  private static final Mail TEN = new Mail("M1", null, 0, List.of("INV-1"));
  private static final Mail TWENTY = new Mail("M2", null, 0, List.of("INV-3"));
  private static final Mail BOTH = new Mail("M3", null, 0, List.of("INV-1", "INV-3"));
  private static final Mail OTHER_TEN = new Mail("M4", null, 0, List.of("INV-2"));

  @Test
  void mails_that_share_a_payment_share_it_whichever_comes_first() {
    Mail ten = new Mail("M1", "BANK-P1", 0, List.of("INV-1"));
    Mail twenty = new Mail("M2", "BANK-P1", 0, List.of("INV-3"));
    List<Arrival> all = List.of(ten, twenty, paid("P1", "30.00"));
    assertThat(books(all))
        .containsExactly(
            Set.of("M1: EUR 10.00 from P1 to INV-1", "M2: EUR 20.00 from P1 to INV-3"));
    for (List<Arrival> order : permutations(all)) {
      assertThat(Arrivals.oneByOne(order).postings()).hasSize(2);
    }
  }

  @Test
  void mails_that_only_their_sum_ties_share_the_payment_whichever_comes_first() {
    Mail one = new Mail("M1", null, 0, List.of("INV-5"));
    Mail other = new Mail("M2", null, 0, List.of("INV-6"));
    List<Arrival> all = List.of(one, other, paid("P1", "1453.20"));
    Set<String> shared =
        Set.of("M1: EUR 1303.83 from P1 to INV-5", "M2: EUR 149.37 from P1 to INV-6");
    assertThat(books(all)).containsExactly(shared);
    for (List<Arrival> order : permutations(all)) {
      assertThat(Arrivals.oneByOne(order).postings()).isEqualTo(shared);
    }
  }

  @Test
  void a_payment_of_one_of_them_goes_before_the_sum_in_every_order() {
    Mail one = new Mail("M1", null, 0, List.of("INV-5"));
    Mail other = new Mail("M2", null, 0, List.of("INV-6"));
    assertThat(books(List.of(one, other, paid("P1", "1453.20"), paid("P2", "149.37"))))
        .containsExactly(Set.of("M2: EUR 149.37 from P2 to INV-6"));
  }

  @Test
  void a_sum_that_chance_may_meet_ties_no_mails_to_a_payment() {
    assertThat(books(List.of(TEN, TWENTY, paid("P1", "30.00")))).containsExactly(Set.of());
  }

  @Test
  void a_mail_more_that_would_do_as_well_leaves_the_payment_to_a_person_in_every_order() {
    assertThat(books(List.of(TEN, TWENTY, OTHER_TEN, paid("P1", "30.00"))))
        .containsExactly(Set.of());
  }

  @Test
  void payments_that_pay_a_mail_together_do_so_whichever_comes_first() {
    List<Arrival> all = List.of(BOTH, paid("P1", "12.00"), paid("P2", "18.00"));
    Set<String> spread =
        Set.of(
            "M3: EUR 10.00 from P1 to INV-1",
            "M3: EUR 2.00 from P1 to INV-3",
            "M3: EUR 18.00 from P2 to INV-3");
    assertThat(books(all)).containsExactly(spread);
    for (List<Arrival> order : permutations(all)) {
      assertThat(Arrivals.oneByOne(order).postings()).isEqualTo(spread);
    }
  }

  @Test
  void a_line_in_question_stays_with_the_payment_it_is_in_whichever_comes_first() {
    Mail three = new Mail("M5", null, 0, List.of("INV-1", "INV-3", "INV-7"));
    List<Arrival> all = List.of(three, paid("P1", "87.70"), paid("P2", "20.00"));
    Set<String> clear = Set.of("M5: EUR 10.00 from P1 to INV-1", "M5: EUR 20.00 from P2 to INV-3");
    assertThat(books(all)).containsExactly(clear);
    for (List<Arrival> order : permutations(all)) {
      assertThat(Arrivals.oneByOne(order).postings()).isEqualTo(clear);
    }
  }

  @Test
  void a_mail_with_a_payment_of_its_own_goes_before_one_that_needs_two() {
    assertThat(books(List.of(BOTH, OTHER_TEN, paid("P1", "10.00"), paid("P2", "20.00"))))
        .containsExactly(Set.of("M4: EUR 10.00 from P1 to INV-2"));
  }

  private static Paid paid(String id, String amount) {
    return new Paid(id, "BANK-" + id, "ACC-C1", 0, amount);
  }

  private static Set<Set<String>> books(List<Arrival> all) {
    Set<Set<String>> books = new HashSet<>();
    permutations(all).forEach(order -> books.add(Arrivals.atOnce(order).postings()));
    return books;
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
        orders.add(whole);
      }
    }
    return orders;
  }
}
