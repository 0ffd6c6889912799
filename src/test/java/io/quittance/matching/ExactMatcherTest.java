package io.quittance.matching;

import static io.quittance.matching.Sample.DAY;
import static io.quittance.matching.Sample.credit;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.discounted;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.item;
import static io.quittance.matching.Sample.left;
import static io.quittance.matching.Sample.ofEntity;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.proof.Check;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactMatcherTest {
  private final ExactMatcher matcher = new ExactMatcher(new WordByWordVerifier());

  /** Customer C1 with invoices of 100 and 200 and a credit of 50; C2 is a stranger. */
  private static BooksInMemory books() {
    return new BooksInMemory()
        .add(customer("C1"))
        .add(customer("C2"))
        .add(invoice("I1", "INV-1001", "C1", "100.00"))
        .add(invoice("I2", "INV-1002", "C1", "200.00"))
        .add(credit("K1", "CM-77", "C1", "50.00"))
        .add(invoice("S1", "INV-3001", "C2", "100.00"));
  }

  private Proposal propose(Books books, Notice notice) {
    return matcher.propose(Notice.source(notice), Notice.reading(notice), books).get(0);
  }

  private static Application apply(String item, String amount) {
    return apply(item, amount, "0.00");
  }

  private static Application apply(String item, String amount, String discount) {
    return new Application(item, eur(amount), eur(discount), eur("0.00"), null);
  }

  private static List<String> codes(Proposal proposal) {
    return proposal.reasons().stream().map(Proposal.Reason::code).distinct().toList();
  }

  private static void held(Proposal proposal, ReasonCode... codes) {
    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.certificate()).isNull();
    assertThat(codes(proposal))
        .containsExactlyInAnyOrder(
            List.of(codes).stream().map(ReasonCode::text).toArray(String[]::new));
  }

  @Test
  void a_customers_wider_date_window_finds_its_payments_and_their_rivals_and_nobody_elses() {
    BooksInMemory books =
        books()
            .policy("C1", p -> p.with(new Policy.Tying(30)))
            .add(valued("P1", "ACC-C1", DAY.plusDays(20)))
            .add(valued("P2", "ACC-C2", DAY.plusDays(20)));
    Notice notice = Notice.of("100.00").date(DAY).invoice("INV-1001", "100.00");
    assertThat(propose(books, notice).verdict()).isEqualTo(Verdict.APPLY);
    assertThat(
            propose(books, Notice.of("100.00").date(DAY).invoice("INV-3001", "100.00")).verdict())
        .isEqualTo(Verdict.WAIT);

    books.add(valued("P3", "ACC-NEW", DAY.plusDays(25)));
    held(propose(books, notice), ReasonCode.SEVERAL_PAYMENTS);
  }

  private static Payment valued(String id, String account, LocalDate day) {
    return payment(
        id, "BANK-" + id, Payment.Status.BOOKED, eur("100.00"), eur("100.00"), account, day);
  }

  @Nested
  class SaysWhatWouldApply {
    @Test
    void if_the_payment_were_the_total() {
      assertThat(would(books().add(payment("P1", "PAY-1", "C1", "106.40")), notice("100.00")))
          .isEqualTo("would apply if the payment were EUR 100.00; EUR 6.40 over");
      assertThat(would(books().add(payment("P1", "PAY-1", "C1", "99.00")), notice("100.00")))
          .isEqualTo("would apply if the payment were EUR 100.00; EUR 1.00 short");
    }

    @Test
    void if_a_line_were_what_is_open() {
      assertThat(would(books().add(payment("P1", "PAY-1", "C1", "95.00")), notice("95.00")))
          .isEqualTo("would apply if line 1 were EUR 100.00; EUR 5.00 short");
    }

    @Test
    void and_nothing_when_it_posts_or_another_doubt_or_amount_is_in_the_way() {
      Notice notice = notice("100.00");
      assertThat(would(books().add(payment("P1", "PAY-1", "C1", "100.00")), notice)).isNull();
      BooksInMemory other =
          books()
              .add(payment("P1", "PAY-1", "C1", "106.40"))
              .change("I1", i -> with(i, OpenItem.Status.DISPUTED));
      assertThat(would(other, notice)).isNull();
      BooksInMemory unknown = books().add(payment("P1", "PAY-1", "C404", "106.40"));
      assertThat(would(unknown, notice)).isNull();
      assertThat(would(books().add(payment("P1", "PAY-1", "C1", "96.00")), notice("95.00")))
          .isNull();
    }

    private static Notice notice(String amount) {
      return Notice.of(amount).reference("PAY-1").invoice("INV-1001", amount);
    }

    private String would(BooksInMemory books, Notice notice) {
      return propose(books, notice).counterfactual();
    }
  }

  @Nested
  class Applies {
    @Test
    void exact_total_and_exact_lines() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "PAY-8841", "C1", "300.00")),
              Notice.of("300.00")
                  .reference("PAY-8841")
                  .invoice("INV-1001", "100.00")
                  .invoice("INV-1002", "200.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
      assertThat(proposal.payment()).isEqualTo("P1");
      assertThat(proposal.customer()).isEqualTo("C1");
      assertThat(proposal.applications())
          .containsExactly(apply("I1", "100.00"), apply("I2", "200.00"));
      assertThat(proposal.remainder()).isEmpty();
      assertThat(proposal.certificate().policyVersion()).isEqualTo(1);
      assertThat(proposal.certificate().checks()).hasSize(Check.values().length);
      assertThat(proposal.reasons())
          .extracting(Proposal.Reason::message)
          .contains(
              "the payment carries \"PAY-8841\"",
              "the advice's total is the payment, EUR 300.00",
              "every number is spelt exactly as its item's, lines: 2");
    }

    @Test
    void canonical_numbers_and_says_that_it_normalised() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("Invoice No. 01001", "100.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
      assertThat(proposal.reasons())
          .extracting(Proposal.Reason::message)
          .contains(
              "0 of 1 numbers are spelt exactly, 1 are equal in canonical form:"
                  + " \"Invoice No. 01001\" is \"INV-1001\"");
    }

    @Test
    void a_named_open_credit() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "X", "C1", "50.00")),
              Notice.of("50.00").invoice("INV-1001", "100.00").credit("CM-77", "-50.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
      assertThat(proposal.applications())
          .containsExactly(apply("I1", "100.00"), apply("K1", "50.00"));
    }

    @Test
    void a_discount_on_its_last_day() {
      Proposal proposal =
          propose(
              books()
                  .change("I1", i -> discounted(i, "2.00", DAY))
                  .add(payment("P1", "X", "C1", "98.00")),
              Notice.of("98.00").discounted("INV-1001", "100.00", "2.00", "98.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
      assertThat(proposal.applications()).containsExactly(apply("I1", "98.00", "2.00"));
    }

    @Test
    void a_discount_within_the_days_of_grace() {
      BooksInMemory books =
          books()
              .change("I1", i -> discounted(i, "2.00", DAY.minusDays(3)))
              .add(payment("P1", "X", "C1", "98.00"));
      Notice notice = Notice.of("98.00").discounted("INV-1001", "100.00", "2.00", "98.00");

      assertThat(propose(books.policy(p -> Sample.discounts(p, true, 3)), notice).verdict())
          .isEqualTo(Verdict.APPLY);
      held(
          propose(books.policy(p -> Sample.discounts(p, true, 2)), notice),
          ReasonCode.DISCOUNT_NOT_EARNED);
    }

    @Test
    void a_line_without_amount_that_is_alone_pays_the_total() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-1001", null));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
      assertThat(proposal.applications()).containsExactly(apply("I1", "100.00"));
    }

    @Test
    void a_gross_less_its_deductions_where_no_net_is_printed() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "X", "C1", "90.00")),
              Notice.of("90.00").deducted("INV-1001", "100.00", "10.00", null, "damaged"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
      assertThat(proposal.applications()).containsExactly(apply("I1", "90.00"));
    }

    @Test
    void an_announcement_whose_money_is_booked() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").status(Advice.Status.ANNOUNCED).invoice("INV-1001", "100.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
    }

    @Test
    void without_a_printed_total_or_currency_when_everything_else_agrees() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "X", "C1", "300.00")),
              Notice.of(null)
                  .currency(null)
                  .invoice("INV-1001", "100.00")
                  .invoice("INV-1002", "200.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
      assertThat(proposal.payment()).isEqualTo("P1");
    }
  }

  @Nested
  class AppliesPart {
    @Test
    void short_pay_with_a_printed_reason() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "X", "C1", "290.00")),
              Notice.of("290.00")
                  .deducted("INV-1001", "100.00", "10.00", "90.00", "damaged goods")
                  .invoice("INV-1002", "200.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
      assertThat(proposal.applications())
          .containsExactly(apply("I1", "90.00"), apply("I2", "200.00"));
      assertThat(proposal.remainder())
          .containsExactly(
              new Proposal.Remainder(
                  "short-pay",
                  "I1",
                  "10.00",
                  "EUR",
                  "line 1 pays EUR 90.00 on \"INV-1001\", open EUR 100.00; EUR 10.00 short with"
                      + " the reason \"damaged goods\""));
    }

    @Test
    void overpayment_of_a_line_stays_unapplied() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "X", "C1", "306.40")),
              Notice.of("306.40").invoice("INV-1001", "106.40").invoice("INV-1002", "200.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
      assertThat(proposal.applications())
          .containsExactly(apply("I1", "100.00"), apply("I2", "200.00"));
      assertThat(proposal.remainder())
          .containsExactly(
              new Proposal.Remainder(
                  "unapplied",
                  "I1",
                  "6.40",
                  "EUR",
                  "line 1 pays EUR 106.40 on \"INV-1001\", open EUR 100.00: would settle it if"
                      + " the amount were EUR 100.00; EUR 6.40 over, left unapplied"));
    }

    @Test
    void an_overpayment_is_a_question_when_another_item_is_open_with_just_that() {
      BooksInMemory books =
          books()
              .add(invoice("I8", "INV-1008", "C1", "306.40"))
              .add(payment("P1", "X", "C1", "306.40"));
      held(
          propose(books, Notice.of("306.40").invoice("INV-1001", "306.40")),
          ReasonCode.ITEM_AMBIGUOUS);
    }

    @Test
    void a_policy_may_hold_both() {
      BooksInMemory books = books().policy(p -> Sample.holding(p, false, false, true));
      held(
          propose(
              books.add(payment("P1", "X", "C1", "90.00")),
              Notice.of("90.00").deducted("INV-1001", "100.00", "10.00", "90.00", "damaged")),
          ReasonCode.POLICY_HOLDS);
      held(
          propose(
              books.add(payment("P2", "X", "C1", "106.40")),
              Notice.of("106.40").invoice("INV-1001", "106.40")),
          ReasonCode.POLICY_HOLDS);
    }
  }

  @Nested
  class Waits {
    @Test
    void for_a_payment_that_has_not_come() {
      Proposal proposal =
          propose(books(), Notice.of("100.00").reference("PAY-1").invoice("INV-1001", "100.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.WAIT);
      assertThat(codes(proposal)).containsExactly("no-payment-yet");
      assertThat(proposal.payment()).isNull();
      assertThat(proposal.customer()).isEqualTo("C1");
      assertThat(proposal.applications()).containsExactly(apply("I1", "100.00"));
    }

    @Test
    void for_a_payment_that_is_only_announced() {
      Proposal proposal =
          propose(
              books()
                  .add(
                      payment(
                          "P1",
                          "X",
                          Payment.Status.PENDING,
                          eur("100.00"),
                          eur("100.00"),
                          "ACC-C1",
                          DAY)),
              Notice.of("100.00").invoice("INV-1001", "100.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.WAIT);
      assertThat(codes(proposal)).containsExactly("payment-pending");
      assertThat(proposal.payment()).isEqualTo("P1");
    }

    @Test
    void when_the_only_equal_amount_is_long_ago_or_in_another_currency() {
      BooksInMemory books =
          books()
              .add(
                  payment(
                      "P1",
                      "X",
                      Payment.Status.BOOKED,
                      eur("100.00"),
                      eur("100.00"),
                      "ACC-C1",
                      DAY.minusDays(8)))
              .add(
                  payment(
                      "P2",
                      "X",
                      Payment.Status.BOOKED,
                      Money.parse("100.00", "USD"),
                      Money.parse("100.00", "USD"),
                      "ACC-C1",
                      DAY));

      assertThat(propose(books, Notice.of("100.00").invoice("INV-1001", "100.00")).verdict())
          .isEqualTo(Verdict.WAIT);
    }

    @Test
    void but_not_with_an_advice_that_is_doubtful_anyway() {
      Notice notice = Notice.of("100.00").invoice("INV-1001", "100.00").complete(false);
      held(propose(books(), notice), ReasonCode.NO_PAYMENT_YET, ReasonCode.PARTIAL_LIST);
    }

    @Test
    void but_not_in_a_currency_that_is_none() {
      held(
          propose(books(), Notice.of("100.00").currency("EURO").invoice("INV-1001", "100.00")),
          ReasonCode.NO_PAYMENT_YET,
          ReasonCode.CURRENCY);
    }

    @Test
    void but_not_for_a_netting_that_no_money_comes_for() {
      BooksInMemory books = books().add(credit("K2", "CM-78", "C1", "100.00"));
      held(
          propose(
              books, Notice.of("0.00").invoice("INV-1001", "100.00").credit("CM-78", "-100.00")),
          ReasonCode.NO_PAYMENT_YET,
          ReasonCode.AMOUNT_DIFFERS);
    }

    @Test
    void but_not_for_items_that_are_settled_already() {
      BooksInMemory books =
          books().change("I1", i -> with(left(i, "0.00"), OpenItem.Status.CLOSED));
      held(
          propose(books, Notice.of("100.00").invoice("INV-1001", "100.00")),
          ReasonCode.NO_PAYMENT_YET,
          ReasonCode.ITEM_NOT_OPEN);
    }
  }

  @Nested
  class FindsThePayment {
    @Test
    void by_reference_whatever_the_date() {
      Proposal proposal =
          propose(
              books()
                  .add(
                      payment(
                          "P1",
                          "pay 8841",
                          Payment.Status.BOOKED,
                          eur("100.00"),
                          eur("100.00"),
                          "ACC-C1",
                          DAY.plusDays(40)))
                  .add(payment("P2", "other", "C1", "100.00")),
              Notice.of("100.00").reference("PAY-8841").invoice("INV-1001", "100.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
      assertThat(proposal.payment()).isEqualTo("P1");
    }

    @Test
    void two_that_fit_equally_are_a_question_with_both_as_rivals() {
      Proposal proposal =
          propose(
              books()
                  .add(payment("P1", "X", "C1", "100.00"))
                  .add(payment("P2", "Y", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-1001", "100.00"));

      held(proposal, ReasonCode.SEVERAL_PAYMENTS);
      assertThat(proposal.payment()).isEqualTo("P1");
      assertThat(proposal.rivals())
          .containsExactly(
              new Proposal.Rival(
                  "payment P2 of EUR 100.00, value date 2026-03-02",
                  List.of(apply("I1", "100.00"))));
    }

    @Test
    void another_customers_payment_of_the_same_amount_is_no_rival() {
      Proposal proposal =
          propose(
              books()
                  .add(payment("P0", "X", "C2", "100.00"))
                  .add(payment("P1", "Y", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-1001", "100.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
      assertThat(proposal.payment()).isEqualTo("P1");
    }

    @Test
    void but_one_from_an_unknown_account_is() {
      held(
          propose(
              books()
                  .add(payment("P0", "X", "NOBODY", "100.00"))
                  .add(payment("P1", "Y", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-1001", "100.00")),
          ReasonCode.PAYER_UNKNOWN,
          ReasonCode.SEVERAL_PAYMENTS);
    }

    @Test
    void one_tied_by_reference_with_another_total_is_a_question() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "PAY-8841", "C1", "95.00")),
              Notice.of("100.00").reference("PAY-8841").invoice("INV-1001", "100.00"));

      held(proposal, ReasonCode.SUM_DIFFERS);
      assertThat(proposal.reasons().get(0).message())
          .isEqualTo(
              "the advice says EUR 100.00, payment P1 of EUR 95.00, value date 2026-03-02: would"
                  + " apply if the payment were EUR 100.00; EUR 5.00 short");
    }

    @Test
    void one_that_carries_another_number_of_the_same_series_is_not_meant() {
      held(
          propose(
              books().add(payment("P1", "PAY-8840", "C1", "100.00")),
              Notice.of("100.00").reference("PAY-8841").invoice("INV-1001", "100.00")),
          ReasonCode.PAYMENT_NOT_TIED);
    }

    @Test
    void two_advices_that_compete_for_one_are_both_held() {
      Notice first = Notice.of("100.00").invoice("INV-1001", "100.00");
      BooksInMemory books =
          books()
              .add(invoice("I3", "INV-1003", "C1", "100.00"))
              .add(payment("P1", "X", "C1", "100.00"));
      Notice second = Notice.below(first, "100.00").invoice("INV-1003", "100.00");
      List<Proposal> proposals =
          matcher.propose(Notice.source(first, second), Notice.reading(first, second), books);

      assertThat(proposals).hasSize(2);
      proposals.forEach(p -> held(p, ReasonCode.ADVICES_COMPETE));
    }

    @Test
    void two_advices_with_their_own_references_post_both() {
      Notice first = Notice.of("100.00").reference("PAY-1").invoice("INV-1001", "100.00");
      Notice second =
          Notice.below(first, "100.00").reference("PAY-2").invoice("INV-1003", "100.00");
      BooksInMemory books =
          books()
              .add(invoice("I3", "INV-1003", "C1", "100.00"))
              .add(payment("P1", "PAY-1", "C1", "100.00"))
              .add(payment("P2", "PAY-2", "C1", "100.00"));
      List<Proposal> proposals =
          matcher.propose(Notice.source(first, second), Notice.reading(first, second), books);

      assertThat(proposals).extracting(Proposal::payment).containsExactly("P1", "P2");
      assertThat(proposals).extracting(Proposal::verdict).containsOnly(Verdict.APPLY);
    }
  }

  @Nested
  class KnowsThePayer {
    @Test
    void only_from_the_bank_account() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "PAY-1", "NEW", "100.00")),
              Notice.of("100.00").reference("PAY-1").invoice("INV-1001", "100.00"));

      held(proposal, ReasonCode.PAYER_UNKNOWN);
      assertThat(proposal.customer()).isEqualTo("C1");
      assertThat(proposal.applications()).containsExactly(apply("I1", "100.00"));
    }

    @Test
    void a_collecting_account_identifies_nobody() {
      held(
          propose(
              books()
                  .add(customer("C3", null, null, "acc c1"))
                  .add(payment("P1", "PAY-1", "C1", "100.00")),
              Notice.of("100.00").reference("PAY-1").invoice("INV-1001", "100.00")),
          ReasonCode.PAYER_ACCOUNT_SHARED);
    }

    /** ADVERSARIAL A9: invoices of another customer, whatever the policy allows the family. */
    @Test
    void and_lets_it_pay_for_those_below_it_only_where_the_policy_says_so() {
      Notice notice = Notice.of("100.00").invoice("INV-9", "100.00");
      for (String owner : new String[] {"SUB", "SERVED", "SISTER", "STRANGER"}) {
        BooksInMemory books =
            books()
                .policy(Sample::familyPays)
                .add(customer("C1", "TOP", null, "ACC-C1"))
                .add(customer("TOP", null, null, "ACC-TOP"))
                .add(customer("SUB", "C1", null, "ACC-SUB"))
                .add(customer("SISTER", "TOP", null, "ACC-SIS"))
                .add(customer("STRANGER"))
                .add(
                    new Customer(
                        "SERVED", "S", "Served", List.of(), List.of(), List.of(), null, null, null,
                        "C1", false))
                .add(invoice("I9", "INV-9", owner, "100.00"))
                .add(payment("P1", "X", "C1", "100.00"));
        Proposal proposal = propose(books, notice);

        if (owner.equals("SUB") || owner.equals("SERVED")) {
          assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
          assertThat(proposal.customer()).isEqualTo("C1");
          assertThat(proposal.applications()).containsExactly(apply("I9", "100.00"));
        } else {
          held(proposal, ReasonCode.ITEM_OF_OTHER_CUSTOMER);
        }
      }
    }

    @Test
    void a_parent_that_pays_for_its_subsidiary_is_recommended_not_posted() {
      Proposal proposal =
          propose(
              books()
                  .add(customer("SUB", "C1", null, "ACC-SUB"))
                  .add(invoice("I9", "INV-9", "SUB", "100.00"))
                  .add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-9", "100.00"));

      held(proposal, ReasonCode.ITEM_OF_OTHER_CUSTOMER);
      assertThat(proposal.customer()).isEqualTo("C1");
      assertThat(proposal.applications()).containsExactly(apply("I9", "100.00"));
      assertThat(proposal.reasons().get(0).message())
          .isEqualTo(
              "line 1 names item I9 (\"INV-9\", open EUR 100.00) of customer SUB, its subsidiary;"
                  + " the payer is C1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C1, MIDDLE, '', of the same group",
    "LOOP, C1, '', its subsidiary",
    "'', '', G, of the same group",
    "'', '', '', who has nothing to do with the payer"
  })
  void how_the_owner_is_related_is_said(
      String middleParent, String parent, String group, String expected) {
    BooksInMemory books =
        books()
            .add(customer("C1", null, blank("G"), "ACC-C1"))
            .add(customer("MIDDLE", blank(middleParent), null, "ACC-M"))
            .add(customer("LOOP", "MIDDLE", null, "ACC-L"))
            .add(customer("SUB", blank(parent), blank(group), "ACC-SUB"))
            .add(invoice("I9", "INV-9", "SUB", "100.00"))
            .add(payment("P1", "X", "C1", "100.00"));
    Proposal proposal = propose(books, Notice.of("100.00").invoice("INV-9", "100.00"));

    held(proposal, ReasonCode.ITEM_OF_OTHER_CUSTOMER);
    assertThat(proposal.reasons().get(0).message()).contains(expected);
  }

  private static String blank(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  @Nested
  class HoldsItems {
    @ParameterizedTest
    @EnumSource(
        value = OpenItem.Status.class,
        names = {"DISPUTED", "BLOCKED", "SOLD"})
    void that_are_not_open(OpenItem.Status status) {
      Proposal proposal =
          propose(
              books().change("I1", i -> with(i, status)).add(payment("P1", "X", "C1", "300.00")),
              Notice.of("300.00").invoice("INV-1001", "100.00").invoice("INV-1002", "200.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
      assertThat(proposal.applications()).containsExactly(apply("I2", "200.00"));
      assertThat(proposal.remainder())
          .extracting(Proposal.Remainder::openItem, Proposal.Remainder::amount)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("I1", "100.00"));
    }

    @Test
    void of_a_stranger_even_when_the_sum_is_right() {
      held(
          propose(
              books().add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-3001", "100.00")),
          ReasonCode.ITEM_OF_OTHER_CUSTOMER);
    }

    @Test
    void of_another_legal_entity_unless_intercompany_posting_is_on() {
      BooksInMemory books =
          books().change("I1", i -> ofEntity(i, "FR")).add(payment("P1", "X", "C1", "100.00"));
      Notice notice = Notice.of("100.00").invoice("INV-1001", "100.00");

      held(propose(books, notice), ReasonCode.LEGAL_ENTITY);
      assertThat(propose(books.policy(Sample::intercompany), notice).verdict())
          .isEqualTo(Verdict.APPLY);
    }

    @Test
    void whose_number_is_unknown_though_two_are_one_digit_away() {
      Proposal proposal =
          propose(
              books()
                  .add(invoice("I5", "INV-1005", "C1", "100.00"))
                  .add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-1003", "100.00"));

      held(proposal, ReasonCode.ITEM_UNKNOWN);
      assertThat(proposal.applications()).isEmpty();
    }

    @Test
    void whose_canonical_number_two_share() {
      BooksInMemory books =
          books()
              .add(invoice("I9", "RE-1001", "C1", "70.00"))
              .add(payment("P1", "X", "C1", "100.00"));

      Proposal proposal = propose(books, Notice.of("100.00").invoice("1001", "100.00"));
      held(proposal, ReasonCode.ITEM_AMBIGUOUS);
      assertThat(proposal.applications()).containsExactly(apply("I1", "100.00"));
      assertThat(proposal.rivals())
          .extracting(Proposal.Rival::applications)
          .containsExactly(List.of(apply("I1", "100.00")), List.of(apply("I9", "70.00")));
      assertThat(propose(books, Notice.of("100.00").invoice("INV-1001", "100.00")).verdict())
          .isEqualTo(Verdict.APPLY);
    }

    @Test
    void whose_canonical_number_a_closed_one_shares() {
      held(
          propose(
              books()
                  .add(
                      with(
                          left(invoice("I9", "RE-1001", "C1", "100.00"), "0.00"),
                          OpenItem.Status.CLOSED))
                  .add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("1001", "100.00")),
          ReasonCode.ITEM_AMBIGUOUS);
    }

    @Test
    void of_which_a_related_customer_has_one_too() {
      held(
          propose(
              books()
                  .add(customer("SUB", "C1", null, "ACC-SUB"))
                  .add(invoice("I9", "INV-1001", "SUB", "100.00"))
                  .add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-1001", "100.00")),
          ReasonCode.ITEM_AMBIGUOUS);
    }

    @Test
    void that_a_stranger_has_exactly_and_the_payer_only_in_canonical_form() {
      held(
          propose(
              books()
                  .add(invoice("S9", "RE-1001", "C2", "100.00"))
                  .add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("RE-1001", "100.00")),
          ReasonCode.ITEM_AMBIGUOUS);
    }

    @Test
    void of_several_installments() {
      held(
          propose(
              books()
                  .add(invoice("I1b", "INV-1001", "C1", "100.00"))
                  .add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-1001", "100.00")),
          ReasonCode.ITEM_AMBIGUOUS);
    }

    @Test
    void an_installment_that_is_paid_is_no_rival_of_the_open_one() {
      Proposal proposal =
          propose(
              books()
                  .add(
                      with(
                          left(invoice("I0", "INV-1001", "C1", "100.00"), "0.00"),
                          OpenItem.Status.CLOSED))
                  .add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-1001", "100.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
      assertThat(proposal.applications()).containsExactly(apply("I1", "100.00"));
    }

    @Test
    void named_twice_even_when_the_halves_add_up() {
      held(
          propose(
              books().add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-1001", "60.00").invoice("INV-1001", "40.00")),
          ReasonCode.ITEM_NAMED_TWICE,
          ReasonCode.AMOUNT_DIFFERS);
    }

    @Test
    void that_two_advices_of_one_message_name() {
      Notice first = Notice.of("100.00").reference("PAY-1").invoice("INV-1001", "100.00");
      Notice second = Notice.below(first, "100.00").reference("PAY-2").invoice("1001", "100.00");
      BooksInMemory books =
          books()
              .add(payment("P1", "PAY-1", "C1", "100.00"))
              .add(payment("P2", "PAY-2", "C1", "100.00"));

      matcher
          .propose(Notice.source(first, second), Notice.reading(first, second), books)
          .forEach(p -> held(p, ReasonCode.ITEM_NAMED_TWICE));
    }

    @Test
    void that_the_payer_has_with_two_legal_entities() {
      held(
          propose(
              books()
                  .add(ofEntity(invoice("I9", "INV-1001", "C1", "100.00"), "FR"))
                  .add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-1001", "100.00")),
          ReasonCode.ITEM_AMBIGUOUS);
    }

    @Test
    void of_the_wrong_kind_or_sign() {
      BooksInMemory books = books().add(payment("P1", "X", "C1", "50.00"));
      held(propose(books, Notice.of("50.00").invoice("CM-77", "50.00")), ReasonCode.KIND_DIFFERS);
      held(
          propose(
              books.add(payment("P2", "X", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-1002", "200.00").credit("INV-1001", "-100.00")),
          ReasonCode.KIND_DIFFERS);
    }

    @Test
    void when_the_line_prints_another_items_number_as_well() {
      held(
          propose(
              books().add(payment("P1", "X", "C1", "100.00")),
              Notice.of("100.00")
                  .line(
                      Advice.Kind.INVOICE,
                      "INV-1001",
                      null,
                      null,
                      null,
                      "100.00",
                      null,
                      new Advice.Reference("document", "1002"))),
          ReasonCode.ITEM_AMBIGUOUS);
    }
  }

  @Nested
  class HoldsAmounts {
    @Test
    void short_without_a_reason_and_says_what_would_do() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "X", "C1", "95.00")),
              Notice.of("95.00").invoice("INV-1001", "95.00"));

      held(proposal, ReasonCode.AMOUNT_DIFFERS);
      assertThat(proposal.applications()).containsExactly(apply("I1", "95.00"));
      assertThat(proposal.reasons().get(0).message())
          .isEqualTo(
              "line 1 pays EUR 95.00 on \"INV-1001\", open EUR 100.00: would settle it if the"
                  + " amount were EUR 100.00; EUR 5.00 short and no reason is printed");
    }

    @Test
    void short_by_more_than_the_printed_reason_explains() {
      held(
          propose(
              books().add(payment("P1", "X", "C1", "80.00")),
              Notice.of("80.00").deducted("INV-1001", "90.00", "10.00", "80.00", "damaged")),
          ReasonCode.AMOUNT_DIFFERS);
    }

    @ParameterizedTest
    @CsvSource({"40.00, -40.00", "60.00, -60.00"})
    void a_credit_that_is_not_used_to_the_cent(String used, String net) {
      Proposal proposal =
          propose(
              books().add(payment("P1", "X", "C1", eur("200.00").minus(eur(used)).toPlainString())),
              Notice.of(eur("200.00").minus(eur(used)).toPlainString())
                  .invoice("INV-1002", "200.00")
                  .credit("CM-77", net));

      assertThat(codes(proposal)).contains("amount-differs");
      assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    }

    @Test
    void a_discount_that_the_item_does_not_grant() {
      held(
          propose(
              books()
                  .change("I1", i -> discounted(i, "2.00", DAY.plusDays(5)))
                  .add(payment("P1", "X", "C1", "97.00")),
              Notice.of("97.00").discounted("INV-1001", "100.00", "3.00", "97.00")),
          ReasonCode.DISCOUNT_NOT_EARNED);
    }

    @Test
    void lines_that_do_not_add_up() {
      held(
          propose(
              books().add(payment("P1", "X", "C1", "310.00")),
              Notice.of("310.00").invoice("INV-1001", "100.00").invoice("INV-1002", "200.00")),
          ReasonCode.SUM_DIFFERS);
    }

    @Test
    void two_errors_that_cancel() {
      held(
          propose(
              books().add(payment("P1", "X", "C1", "300.00")),
              Notice.of("300.00").invoice("INV-1001", "110.00").invoice("INV-1002", "190.00")),
          ReasonCode.AMOUNT_DIFFERS);
    }

    @Test
    void an_adjustment_of_the_whole_payment() {
      held(
          propose(
              books().add(payment("P1", "X", "C1", "95.00")),
              Notice.of("95.00").invoice("INV-1001", "100.00").adjustment("bank-fee", "-5.00")),
          ReasonCode.ADJUSTMENT_UNPLACED,
          ReasonCode.SUM_DIFFERS);
    }

    @Test
    void more_cash_than_the_payment_has_left() {
      held(
          propose(
              books()
                  .add(
                      payment(
                          "P1",
                          "PAY-1",
                          Payment.Status.BOOKED,
                          eur("100.00"),
                          eur("99.99"),
                          "ACC-C1",
                          DAY)),
              Notice.of("100.00").reference("PAY-1").invoice("INV-1001", "100.00")),
          ReasonCode.PAYMENT_USED);
    }

    @Test
    void a_total_with_more_decimals_than_the_currency() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "PAY-1", "C1", "100.00")),
              Notice.of("100.001").reference("PAY-1").invoice("INV-1001", "100.001"));
      assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
      assertThat(codes(proposal)).contains("amount-missing");
      assertThat(proposal.applications()).isEmpty();
    }
  }

  @Nested
  class Survives {
    @Test
    void two_thousand_lines_among_ten_thousand_items() {
      BooksInMemory books = books();
      for (int i = 0; i < 10_000; i++) {
        books.add(invoice("L" + i, "INV-2026-" + (100_000 + i), "C1", "10.00"));
      }
      books.add(payment("P1", "PAY-1", "C1", "20000.00"));
      Notice notice = Notice.of("20000.00").reference("PAY-1");
      for (int i = 0; i < 2_000; i++) {
        notice.invoice("2026/" + (100_000 + 5 * i), "10.00");
      }

      Proposal proposal = propose(books, notice);
      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
      assertThat(proposal.applications()).hasSize(2_000);
      assertThat(proposal.applications().get(1_999)).isEqualTo(apply("L9995", "10.00"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"1E+999999999", "-1E+999999999", "1E-999999999", "9999999999999999.99", "-0.01"})
    void amounts_of_any_size(String odd) {
      BooksInMemory books = books().add(payment("P1", "PAY-1", "C1", "100.00"));
      for (Notice notice :
          List.of(
              Notice.of(odd).reference("PAY-1").invoice("INV-1001", "100.00"),
              Notice.of("100.00").reference("PAY-1").invoice("INV-1001", odd),
              Notice.of("100.00").reference("PAY-1").credit("CM-77", odd),
              Notice.of("100.00").reference("PAY-1").discounted("INV-1001", odd, odd, "100.00"),
              Notice.of("100.00").reference("PAY-1").deducted("INV-1001", odd, odd, "90.00", "x"),
              Notice.of("100.00")
                  .reference("PAY-1")
                  .invoice("INV-1001", "100.00")
                  .adjustment("fee", odd),
              Notice.of(odd).invoice("INV-1001", null))) {
        Proposal proposal =
            new ExactMatcher((advice, source) -> List.of())
                .propose(Notice.source(notice), Notice.reading(notice), books)
                .get(0);
        assertThat(proposal.certificate()).isNull();
      }
    }

    @Test
    void lines_without_anything() {
      BooksInMemory books = books().add(payment("P1", "PAY-1", "C1", "100.00"));
      Proposal proposal =
          propose(
              books,
              Notice.of("100.00")
                  .reference("PAY-1")
                  .line(null, null, null, null, null, null, null)
                  .line(null, " -/ ", null, null, null, null, null)
                  .currency("XXX"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
      assertThat(codes(proposal)).contains("item-not-named", "amount-missing", "currency");
    }

    @Test
    void numbers_that_try_to_forge_a_sentence() {
      Proposal proposal =
          propose(
              books().add(payment("P1", "PAY-1", "C1", "100.00")),
              Notice.of("100.00")
                  .reference("PAY-1")
                  .invoice("X1\nproven: all\u202e " + "9".repeat(500), "100.00"));

      assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
      assertThat(codes(proposal)).containsExactly("item-unknown");
      assertThat(proposal.reasons().get(0).message())
          .startsWith("line 1 names \"X1 proven: all  9")
          .doesNotContain("\n")
          .hasSizeLessThan(300);
    }
  }

  @Nested
  class HoldsReadings {
    private final BooksInMemory books = books().add(payment("P1", "PAY-1", "C1", "100.00"));

    private Notice notice() {
      return Notice.of("100.00").reference("PAY-1").invoice("INV-1001", "100.00");
    }

    @ParameterizedTest
    @EnumSource(
        value = Advice.Status.class,
        names = {"CANCELLED", "REJECTED"})
    void called_off(Advice.Status status) {
      held(propose(books, notice().status(status)), ReasonCode.NOT_EXECUTED);
    }

    @Test
    void said_to_be_partial() {
      held(propose(books, notice().complete(false)), ReasonCode.PARTIAL_LIST);
    }

    @Test
    void with_a_doubtful_amount() {
      held(propose(books, notice().doubtful(Field.PAYMENT_AMOUNT)), ReasonCode.READING_DOUBTFUL);
    }

    @ParameterizedTest
    @EnumSource(Problem.Code.class)
    void with_a_problem_that_holds_and_not_with_others(Problem.Code code) {
      Proposal proposal =
          matcher
              .propose(
                  Notice.source(notice()), Notice.reading(List.of(notice().advice()), code), books)
              .get(0);
      // The payment carries the notice's reference and is its amount: it speaks of this payment.
      boolean saidByBank =
          Set.of(
                  Problem.Code.UNLABELLED,
                  Problem.Code.MODEL_ALONE,
                  Problem.Code.UNSPOKEN,
                  Problem.Code.DATE_UNREAD)
              .contains(code);
      assertThat(proposal.verdict())
          .isEqualTo(code.holds() && !saidByBank ? Verdict.REVIEW : Verdict.APPLY);
    }

    @Test
    void that_say_what_the_source_does_not() {
      Notice written = notice();
      Notice said = Notice.of("100.00").reference("PAY-1").invoice("INV-1002", "100.00");
      Proposal proposal =
          matcher.propose(Notice.source(written), Notice.reading(said), books).get(0);

      assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
      assertThat(codes(proposal)).contains("source-disagrees");
    }

    @Test
    void without_lines_but_recommends_the_only_item_of_the_amount() {
      Proposal proposal = propose(books, Notice.of("100.00").reference("PAY-1"));

      held(proposal, ReasonCode.ITEM_NOT_NAMED);
      assertThat(proposal.applications()).containsExactly(apply("I1", "100.00"));
      books.add(item("I7", "INV-7", "C1", OpenItem.Kind.DEBIT_MEMO, "100.00"));
      assertThat(propose(books, Notice.of("100.00").reference("PAY-1")).applications()).isEmpty();
    }

    @Test
    void of_a_credit_that_is_not_named() {
      held(
          propose(
              books.add(payment("P2", "PAY-2", "C1", "50.00")),
              Notice.of("50.00")
                  .reference("PAY-2")
                  .invoice("INV-1001", "100.00")
                  .credit(null, "-50.00")),
          ReasonCode.CREDIT_NOT_NAMED);
    }

    @Test
    void whose_policy_lets_nothing_post() {
      held(
          propose(books.policy(p -> Sample.holding(p, true, false, false)), notice()),
          ReasonCode.POLICY_HOLDS);
    }
  }
}
