package io.quittance.ledger;

import static io.quittance.ledger.BooksInTest.CERTIFIED;
import static io.quittance.ledger.BooksInTest.CLERK;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.PartTaken;
import io.quittance.bank.Payment;
import io.quittance.ledger.Application.Role;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.MoveRequest.Use;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import io.quittance.receivables.OpenItem.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The ledger by example, on real PostgreSQL. */
class LedgerTest {
  private final BooksInTest books = BooksInTest.open();

  @Test
  void a_booked_payment_enters_unidentified_cash_once() {
    books.payment("P", 100_00);
    PostingOutcome again =
        books.call(() -> books.ledger.receive(books.payments.payment("P").get()));
    assertThat(again).isInstanceOfSatisfying(Posted.class, p -> assertThat(p.already()).isTrue());
    assertThat(total(AccountRole.CASH)).isEqualTo(100_00);
    assertThat(total(AccountRole.UNIDENTIFIED)).isEqualTo(-100_00);
  }

  @Test
  void pending_and_returned_money_posts_nothing() {
    books.payment("P", 100_00, "pending");
    PostingOutcome outcome =
        books.call(() -> books.ledger.receive(books.payments.payment("P").get()));
    assertThat(refusal(outcome)).isEqualTo(Refusal.PAYMENT_NOT_BOOKED);
    assertThat(refusal(apply("k", "P", line("I", 1)))).isEqualTo(Refusal.PAYMENT_NOT_BOOKED);
    assertThat(books.number("select count(*) from posting")).isZero();
  }

  @Test
  void discount_and_write_off_close_the_item_and_stand_on_their_accounts() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 97_00);
    Posted posted = posted(apply("k", "P", line("I", 97_00, 2_00, 1_00)));
    assertThat(posted.applications()).hasSize(1);
    assertThat(books.available("I")).isZero();
    assertThat(books.left("P")).isZero();
    assertThat(total(AccountRole.RECEIVABLE)).isEqualTo(-100_00);
    assertThat(total(AccountRole.DISCOUNT)).isEqualTo(2_00);
    assertThat(total(AccountRole.WRITE_OFF)).isEqualTo(1_00);
    assertThat(total(AccountRole.UNIDENTIFIED)).isZero();
  }

  @Test
  void a_credit_memo_pays_part_and_comes_back_with_the_invoice() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.item("M", Kind.CREDIT_MEMO, "C0", 20_00);
    books.payment("P", 80_00);
    Posted posted = posted(apply("k", "P", line("I", 100_00), line("M", 20_00)));
    assertThat(books.available("I")).isZero();
    assertThat(books.available("M")).isZero();
    assertThat(books.left("P")).isZero();

    Posted back = posted(reverse(posted.applications().get(0)));
    assertThat(back.applications()).containsExactlyElementsOf(posted.applications());
    assertThat(books.available("I")).isEqualTo(100_00);
    assertThat(books.available("M")).isEqualTo(20_00);
    assertThat(books.left("P")).isEqualTo(80_00);
    assertThat(refusal(reverse(posted.applications().get(1)))).isEqualTo(Refusal.ALREADY_REVERSED);
  }

  @Test
  void a_credit_memo_nets_an_invoice_without_cash_when_they_are_equal() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.item("M", Kind.CREDIT_MEMO, "C0", 20_00);
    assertThat(refusal(apply("k", null, line("I", 30_00), line("M", 20_00))))
        .isEqualTo(Refusal.INVALID);
    posted(apply("k", null, line("I", 20_00), line("M", 20_00)));
    assertThat(books.available("I")).isEqualTo(80_00);
    assertThat(books.available("M")).isZero();
    assertThat(total(AccountRole.RECEIVABLE)).isZero();
  }

  @Test
  void the_rest_of_an_overpayment_becomes_unapplied_money_of_the_payer_and_comes_back_too() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 106_40);
    Posted posted =
        posted(
            books.call(
                () -> books.ledger.apply(request("k", "P", "C0", true, CLERK, line("I", 100_00)))));
    assertThat(total(AccountRole.UNAPPLIED)).isEqualTo(-6_40);
    assertThat(total(AccountRole.UNIDENTIFIED)).isZero();
    assertThat(books.left("P")).isEqualTo(6_40);

    posted(reverse(posted.applications().get(0)));
    assertThat(total(AccountRole.UNAPPLIED)).isZero();
    assertThat(total(AccountRole.UNIDENTIFIED)).isEqualTo(-106_40);
  }

  @Test
  void one_of_several_applications_is_taken_back_alone() {
    books.item("I", Kind.INVOICE, "C0", 60_00);
    books.item("J", Kind.INVOICE, "C0", 40_00);
    books.payment("P", 100_00);
    Posted posted = posted(apply("k", "P", line("I", 60_00), line("J", 40_00)));
    posted(reverse(posted.applications().get(1)));
    assertThat(books.available("I")).isZero();
    assertThat(books.available("J")).isEqualTo(40_00);
    assertThat(books.left("P")).isEqualTo(40_00);
  }

  /** 50.00 stands unidentified and 50.00 unapplied; item I takes its 40.00 before J its 60.00. */
  @Test
  void the_items_ids_and_not_the_order_of_the_request_say_which_money_an_application_takes() {
    books.item("I", Kind.INVOICE, "C0", 40_00);
    books.item("J", Kind.INVOICE, "C0", 60_00);
    books.item("X", Kind.INVOICE, "C0", 50_00);
    for (String first : List.of("I", "J")) {
      String payment = "P" + first;
      books.payment(payment, 100_00);
      Posted half = posted(apply("half" + first, payment, line("X", 50_00)));
      posted(
          books.call(
              () -> books.ledger.apply(request("rest" + first, payment, "C0", true, CLERK))));
      posted(reverse(half.applications().get(0)));
      assertThat(stands(payment)).isEqualTo(new Stands(50_00, 50_00, 0));

      Application i = line("I", 40_00);
      Application j = line("J", 60_00);
      Application[] written =
          first.equals("I") ? new Application[] {i, j} : new Application[] {j, i};
      Posted both = posted(apply("both" + first, payment, written));
      assertThat(posted(apply("both" + first, payment, written[1], written[0])).already()).isTrue();
      assertThat(stands(payment)).isEqualTo(new Stands(0, 0, 100_00));
      posted(reverse(both.applications().get(0)));
      assertThat(stands(payment)).isEqualTo(new Stands(40_00, 0, 60_00));
      posted(reverse(both.applications().get(1)));
      assertThat(stands(payment)).isEqualTo(new Stands(50_00, 50_00, 0));
    }
  }

  @Test
  void what_the_erp_leaves_to_people_is_applied_by_a_person_only() {
    for (String flag : List.of("in_collection", "direct_debit")) {
      books.item(flag, Kind.INVOICE, "C0", 10_00);
      books.run(
          () -> books.sql.change("update open_item set " + flag + " = true where id = ?", flag));
    }
    books.item("HELD", Kind.INVOICE, "C1", 10_00);
    books.run(() -> books.sql.change("update customer set hold = true where id = 'C1'"));
    books.item("FREE", Kind.INVOICE, "C0", 10_00);
    books.payment("P", 100_00);

    assertThat(automatic("a", "C0", line("in_collection", 10_00)))
        .isEqualTo(
            new Refused(
                Refusal.ITEM_HELD,
                "Open item in_collection is in collection; only a person applies money to it."));
    assertThat(automatic("b", "C0", line("direct_debit", 10_00)))
        .isEqualTo(
            new Refused(
                Refusal.ITEM_HELD,
                "Open item direct_debit is under direct debit; only a person applies money to"
                    + " it."));
    Refused held =
        new Refused(
            Refusal.CUSTOMER_ON_HOLD,
            "Customer C1 is on hold; only a person applies money for it.");
    assertThat(automatic("c", "C0", line("HELD", 10_00))).isEqualTo(held);
    assertThat(automatic("d", "C1", line("FREE", 10_00))).isEqualTo(held);
    assertThat(books.left("P")).isEqualTo(100_00);

    posted(
        apply(
            "e",
            "P",
            line("in_collection", 10_00),
            line("direct_debit", 10_00),
            line("HELD", 10_00)));
    assertThat(books.left("P")).isEqualTo(70_00);
  }

  @Test
  void tax_fee_and_deduction_stand_on_their_accounts_and_the_deduction_is_owed_on() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 70_00);
    Posted posted = posted(apply("k", "P", withParts(line("I", 70_00), 15_00, 5_00, 10_00)));
    assertThat(books.available("I")).isZero();
    assertThat(books.left("P")).isZero();
    assertThat(total(AccountRole.TAX_RECEIVABLE)).isEqualTo(15_00);
    assertThat(total(AccountRole.BANK_FEE)).isEqualTo(5_00);
    assertThat(total(AccountRole.DEDUCTION)).isEqualTo(10_00);
    assertThat(total(AccountRole.RECEIVABLE)).isEqualTo(-100_00);
    String made = "DED-" + posted.posting() + "-1";
    Applications applications = new Applications(books.sql);
    assertThat(
            books.call(
                () -> applications.application(posted.applications().get(0)).orElseThrow().parts()))
        .containsExactly(
            new AppliedView.Part("tax", "15.00", null, null),
            new AppliedView.Part("bank_fee", "5.00", null, null),
            new AppliedView.Part("deduction", "10.00", "damaged", made));
    OpenItem item = books.call(() -> books.receivables.item(made).orElseThrow());
    assertThat(item.available().minor()).isEqualTo(10_00);
    assertThat(item.openAmount().minor()).isZero();
    assertThat(item.status()).isEqualTo(OpenItem.Status.DISPUTED);
    assertThat(item.customer()).isEqualTo("C0");

    posted(reverse(posted.applications().get(0)));
    assertThat(books.available("I")).isEqualTo(100_00);
    assertThat(books.available(made)).isZero();
    assertThat(books.left("P")).isEqualTo(70_00);
    for (AccountRole role :
        List.of(AccountRole.TAX_RECEIVABLE, AccountRole.BANK_FEE, AccountRole.DEDUCTION)) {
      assertThat(total(role)).as("%s", role).isZero();
    }
  }

  @Test
  void what_made_an_item_is_not_taken_back_while_the_item_is_paid() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 90_00);
    books.payment("Q", 10_00);
    Posted first = posted(apply("k", "P", withParts(line("I", 90_00), 0, 0, 10_00)));
    Posted later = posted(apply("l", "Q", line("DED-" + first.posting() + "-1", 10_00)));
    assertThat(total(AccountRole.DEDUCTION)).isZero();
    assertThat(refusal(reverse(first.applications().get(0)))).isEqualTo(Refusal.CREATED_ITEM_USED);
    posted(reverse(later.applications().get(0)));
    posted(reverse(first.applications().get(0)));
    assertThat(books.available("I")).isEqualTo(100_00);
    assertThat(total(AccountRole.DEDUCTION)).isZero();
  }

  @Test
  void money_that_the_bank_takes_back_takes_the_payment_of_its_deduction_along() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 90_00);
    books.payment("Q", 10_00);
    Posted first = posted(apply("k", "P", withParts(line("I", 90_00), 0, 0, 10_00)));
    posted(apply("l", "Q", line("DED-" + first.posting() + "-1", 10_00)));
    books.run(
        () -> {
          books.sql.change("update payment set status = 'returned' where id = 'P'");
          books.cash.returned(books.payments.payment("P").orElseThrow());
        });
    assertThat(books.available("I")).isEqualTo(100_00);
    assertThat(books.left("Q")).isEqualTo(10_00);
    assertThat(total(AccountRole.DEDUCTION)).isZero();
  }

  @Test
  void the_certifier_applies_nothing_to_an_item_that_a_deduction_made() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 90_00);
    books.payment("Q", 10_00);
    Posted first = posted(apply("k", "P", withParts(line("I", 90_00), 0, 0, 10_00)));
    ApplicationRequest automatic =
        request("l", "Q", null, false, CERTIFIED, line("DED-" + first.posting() + "-1", 10_00));
    assertThat(refusal(books.call(() -> books.ledger.apply(automatic))))
        .isEqualTo(Refusal.ITEM_NOT_OPEN);
  }

  @Test
  void parts_without_sense_are_refused_by_name() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.item("M", Kind.CREDIT_MEMO, "C0", 20_00);
    books.payment("P", 100_00);
    Application plain = line("I", 90_00);
    assertThat(refusal(apply("a", "P", part(plain, Role.DEDUCTION, 10_00, "EUR", null))))
        .isEqualTo(Refusal.INVALID);
    assertThat(refusal(apply("b", "P", part(plain, Role.TAX, 0, "EUR", null))))
        .isEqualTo(Refusal.INVALID);
    assertThat(refusal(apply("c", "P", part(plain, Role.TAX, 5_00, "USD", null))))
        .isEqualTo(Refusal.CURRENCY_MIXED);
    assertThat(refusal(apply("d", "P", part(plain, Role.EXCHANGE, 5_00, "EUR", null))))
        .isEqualTo(Refusal.PARTS_NOT_POSTED);
    assertThat(refusal(apply("e", "P", part(plain, Role.TAX, 10_01, "EUR", null))))
        .isEqualTo(Refusal.ITEM_EXHAUSTED);
    assertThat(refusal(apply("f", "P", plain, part(line("M", 1_00), Role.TAX, 1, "EUR", null))))
        .isEqualTo(Refusal.INVALID);
    assertThat(
            List.of(
                    plain,
                    part(plain, Role.TAX, 1, "EUR", "x"),
                    part(plain, Role.DEDUCTION, 1, "EUR", "x"))
                .stream()
                .map(a -> RequestShape.hash(request("k", "P", "C0", false, CLERK, a)))
                .distinct())
        .hasSize(3);
    assertThat(books.left("P")).isEqualTo(100_00);
  }

  @Test
  void money_on_account_is_a_credit_item_from_which_an_invoice_is_paid() {
    books.item("I", Kind.INVOICE, "C0", 30_00);
    books.payment("P", 100_00);
    Posted moved = posted(move("m", "P", Use.ON_ACCOUNT, 40_00, "C0"));
    String credit = "ONA-" + moved.posting();
    assertThat(books.available(credit)).isEqualTo(40_00);
    assertThat(books.left("P")).isEqualTo(60_00);
    assertThat(total(AccountRole.ON_ACCOUNT)).isEqualTo(-40_00);

    Posted paid = posted(apply("k", null, line("I", 30_00), line(credit, 30_00)));
    assertThat(books.available("I")).isZero();
    assertThat(books.available(credit)).isEqualTo(10_00);
    assertThat(total(AccountRole.ON_ACCOUNT)).isEqualTo(-10_00);
    assertThat(refusal(moveBack(moved))).isEqualTo(Refusal.CREATED_ITEM_USED);

    posted(reverse(paid.applications().get(0)));
    posted(moveBack(moved));
    assertThat(books.left("P")).isEqualTo(100_00);
    assertThat(books.available(credit)).isZero();
    assertThat(total(AccountRole.ON_ACCOUNT)).isZero();
    assertThat(refusal(moveBack(moved))).isEqualTo(Refusal.ALREADY_REVERSED);
  }

  @Test
  void refunded_written_off_and_foreign_money_stands_on_its_account_and_comes_back() {
    for (Use use : List.of(Use.REFUND, Use.WRITE_OFF, Use.NOT_RECEIVABLE)) {
      String payment = "P" + use;
      books.payment(payment, 10_00);
      Posted moved = posted(move(payment, payment, use, 4_00, null));
      assertThat(posted(move(payment, payment, use, 4_00, null)).already()).isTrue();
      assertThat(refusal(move(payment, payment, use, 5_00, null))).isEqualTo(Refusal.KEY_REUSED);
      assertThat(total(use.role())).isEqualTo(-4_00);
      assertThat(books.left(payment)).isEqualTo(6_00);
      posted(moveBack(moved));
      assertThat(total(use.role())).isZero();
      assertThat(books.left(payment)).isEqualTo(10_00);
    }
  }

  @Test
  void what_a_rule_says_is_no_receivable_stands_aside_and_comes_back_with_the_rule() {
    books.payment("P", 10_00);
    assertThat(books.call(() -> books.cash.setAside(payment("P"), "sweep", "zba"))).isTrue();
    assertThat(total(AccountRole.CASH)).isEqualTo(10_00);
    assertThat(total(AccountRole.NOT_RECEIVABLE)).isEqualTo(-10_00);
    assertThat(total(AccountRole.UNIDENTIFIED)).isZero();
    assertThat(books.left("P")).isZero();
    assertThat(
            books.number(
                """
                select count(*) from decision
                where actor = 'receipt-rules' and reason_code = 'sweep' and note = 'rule zba'
                """))
        .isEqualTo(1);
    assertThat(books.call(() -> books.cash.bringBack(payment("P")))).isTrue();
    assertThat(total(AccountRole.NOT_RECEIVABLE)).isZero();
    assertThat(books.left("P")).isEqualTo(10_00);
    // Once a cent of it is used, or a person says what it is, a rule does not touch it.
    Posted moved = posted(move("person", "P", Use.NOT_RECEIVABLE, 4_00, null));
    assertThat(books.call(() -> books.cash.bringBack(payment("P")))).isTrue();
    assertThat(total(AccountRole.NOT_RECEIVABLE)).isEqualTo(-4_00);
    posted(moveBack(moved));
    posted(move("refund", "P", Use.REFUND, 1, null));
    assertThat(books.call(() -> books.cash.setAside(payment("P"), "sweep", "zba"))).isFalse();
    assertThat(books.left("P")).isEqualTo(9_99);
  }

  private Payment payment(String id) {
    return books.payments.payment(id).orElseThrow();
  }

  @Test
  void money_that_stands_as_a_customers_is_moved_only_when_the_customer_is_named() {
    books.payment("P", 10_00);
    posted(books.call(() -> books.ledger.apply(request("s", "P", "C0", true, CLERK))));
    assertThat(refusal(move("a", "P", Use.REFUND, 4_00, null))).isEqualTo(Refusal.WRONG_CUSTOMER);
    assertThat(refusal(move("b", "P", Use.ON_ACCOUNT, 4_00, "C1")))
        .isEqualTo(Refusal.WRONG_CUSTOMER);
    assertThat(refusal(move("c", "P", Use.REFUND, 10_01, "C0")))
        .isEqualTo(Refusal.PAYMENT_EXHAUSTED);
    posted(move("d", "P", Use.REFUND, 4_00, "C0"));
    assertThat(total(AccountRole.UNAPPLIED)).isEqualTo(-6_00);
  }

  @Test
  void a_returned_payment_takes_all_that_was_moved_along_and_what_was_paid_from_it() {
    books.item("I", Kind.INVOICE, "C0", 30_00);
    books.payment("P", 100_00);
    Posted moved = posted(move("m", "P", Use.ON_ACCOUNT, 40_00, "C0"));
    posted(move("r", "P", Use.REFUND, 10_00, null));
    posted(move("w", "P", Use.WRITE_OFF, 1_00, null));
    posted(apply("k", null, line("I", 30_00), line("ONA-" + moved.posting(), 30_00)));
    books.run(
        () -> {
          books.sql.change("update payment set status = 'returned' where id = 'P'");
          books.cash.returned(books.payments.payment("P").orElseThrow());
        });
    assertThat(books.available("I")).isEqualTo(30_00);
    for (AccountRole role : AccountRole.values()) {
      assertThat(total(role)).as("%s", role).isZero();
    }
  }

  @Test
  void of_two_who_take_the_same_move_back_at_once_one_does() throws Exception {
    books.payment("P", 10_00);
    Posted moved = posted(move("m", "P", Use.REFUND, 4_00, null));
    List<PostingOutcome> outcomes =
        both(
            mine -> mine.ledger.reverseMove(moved.posting(), "wrong", CLERK),
            mine -> mine.ledger.reverseMove(moved.posting(), "wrong", CLERK));
    assertThat(outcomes.stream().filter(Posted.class::isInstance)).hasSize(1);
    assertThat(outcomes.stream().filter(Refused.class::isInstance).map(LedgerTest::refusal))
        .containsExactly(Refusal.ALREADY_REVERSED);
    assertThat(books.left("P")).isEqualTo(10_00);
  }

  /** A kill at any statement of a move, an application with parts or a reversal leaves nothing. */
  @Test
  void a_crash_at_any_statement_of_the_new_postings_leaves_nothing_behind() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 100_00);
    MoveRequest move =
        new MoveRequest("m", "P", Use.ON_ACCOUNT, Money.ofMinor(20_00, "EUR"), "C0", null, CLERK);
    Posted moved = posted(survivesEveryCrash(() -> books.ledger.move(move)));
    ApplicationRequest request =
        request("k", "P", "C0", true, CLERK, withParts(line("I", 70_00), 5_00, 5_00, 10_00));
    Posted applied = posted(survivesEveryCrash(() -> books.ledger.apply(request)));
    String application = applied.applications().get(0);
    posted(survivesEveryCrash(() -> books.ledger.reverse(application, "wrong", CLERK)));
    posted(survivesEveryCrash(() -> books.ledger.reverseMove(moved.posting(), "wrong", CLERK)));
    assertThat(books.left("P")).isEqualTo(100_00);
    assertThat(books.available("I")).isEqualTo(100_00);
  }

  @Test
  void above_the_lowest_limit_of_the_clerks_groups_another_person_with_the_limit_approves() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 100_00);
    limit("clerks", 5_00, 10_00);
    limit("juniors", 2_00, 10_00);
    limit("chiefs", 50_00, 50_00);
    Application line = line("I", 95_00, 0, 3_00);
    assertThat(decided("a", decision(null, Set.of("clerks", "juniors"), Set.of()), line))
        .isEqualTo(
            new Refused(
                Refusal.NEEDS_APPROVAL,
                "A write-off of EUR 3.00 is above the limit of EUR 2.00 for ada; somebody else with"
                    + " the limit approves it."));
    assertThat(refusal(decided("b", decision(null, Set.of(), Set.of()), line)))
        .isEqualTo(Refusal.NEEDS_APPROVAL);
    assertThat(refusal(decided("c", decision("ben", Set.of("juniors"), Set.of("juniors")), line)))
        .isEqualTo(Refusal.NEEDS_APPROVAL);
    assertThat(refusal(decided("d", decision("ada", Set.of("juniors"), Set.of("chiefs")), line)))
        .isEqualTo(Refusal.INVALID);
    Application discounted = line("I", 80_00, 10_01, 0);
    assertThat(refusal(decided("e", decision(null, Set.of("clerks"), Set.of()), discounted)))
        .isEqualTo(Refusal.NEEDS_APPROVAL);
    Posted approved =
        posted(decided("f", decision("ben", Set.of("juniors"), Set.of("chiefs")), line));
    posted(reverse(approved.applications().get(0)));
    posted(decided("g", decision(null, Set.of("clerks"), Set.of()), line));
  }

  @Test
  void the_rest_of_a_payment_is_written_off_within_the_same_limits() {
    books.payment("P", 100_00);
    posted(move("before", "P", Use.WRITE_OFF, 40_00, null));
    limit("clerks", 5_00, 0);
    assertThat(refusal(move("a", "P", Use.WRITE_OFF, 1, null))).isEqualTo(Refusal.NEEDS_APPROVAL);
    posted(move("b", "P", Use.REFUND, 1_00, null));
    assertThat(books.left("P")).isEqualTo(59_00);
  }

  private void limit(String group, long writeOff, long discount) {
    books.run(
        () ->
            books.limits.set(
                PostingLimit.ofGroup(
                    group, Money.ofMinor(writeOff, "EUR"), Money.ofMinor(discount, "EUR"))));
  }

  private static Decision decision(String approver, Set<String> actors, Set<String> approvers) {
    return new Decision("ada", approver, "approved", null, null, null, null, null, null)
        .of(actors, approvers);
  }

  private PostingOutcome decided(String key, Decision decision, Application line) {
    return books.call(() -> books.ledger.apply(request(key, "P", null, false, decision, line)));
  }

  private PostingOutcome survivesEveryCrash(Callable<PostingOutcome> work) {
    String everything =
        """
        select (select count(*) from posting) + (select count(*) from open_item)
          + (select count(*) from application_part) + (select count(*) from decision)
          + (select sum(unidentified_minor * 7 + unapplied_minor * 3) from payment_balance)
        """;
    long before = books.number(everything);
    for (int statement = 1; ; statement++) {
      int at = statement;
      assertThat(at).as("statements of one posting").isLessThan(100);
      try {
        return books.call(
            () -> {
              books.breakAtStatement(at);
              return work.call();
            });
      } catch (BooksInTest.Crash expected) {
        assertThat(books.number(everything)).isEqualTo(before);
      }
    }
  }

  private PostingOutcome move(String key, String payment, Use use, long minor, String customer) {
    MoveRequest request =
        new MoveRequest(key, payment, use, Money.ofMinor(minor, "EUR"), customer, null, CLERK);
    return books.call(() -> books.ledger.move(request));
  }

  private PostingOutcome moveBack(Posted moved) {
    return books.call(() -> books.ledger.reverseMove(moved.posting(), "wrong", CLERK));
  }

  private static Application withParts(Application plain, long tax, long fee, long deduction) {
    Application taxed = tax == 0 ? plain : part(plain, Role.TAX, tax, "EUR", null);
    Application paid = fee == 0 ? taxed : part(taxed, Role.BANK_FEE, fee, "EUR", null);
    return part(paid, Role.DEDUCTION, deduction, "EUR", "damaged");
  }

  private static Application part(
      Application to, Role role, long minor, String currency, String reason) {
    List<Application.Part> parts = new ArrayList<>(to.parts());
    parts.add(new Application.Part(role, Money.ofMinor(minor, currency), reason));
    return new Application(
        to.openItem(), to.amount(), to.discount(), to.writeOff(), to.reasonCode(), parts);
  }

  private PostingOutcome automatic(String key, String customer, Application application) {
    return books.call(
        () -> books.ledger.apply(request(key, "P", customer, true, CERTIFIED, application)));
  }

  @Test
  void the_same_key_posts_once_and_refuses_other_content() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 100_00);
    Posted first = posted(apply("k", "P", line("I", 60_00)));
    Posted again = posted(apply("k", "P", line("I", 60_00)));
    assertThat(again.already()).isTrue();
    assertThat(again.posting()).isEqualTo(first.posting());
    assertThat(again.applications()).isEqualTo(first.applications());
    assertThat(books.left("P")).isEqualTo(40_00);
    assertThat(refusal(apply("k", "P", line("I", 40_00)))).isEqualTo(Refusal.KEY_REUSED);
  }

  @Test
  void what_cannot_be_posted_is_refused_by_name_and_changes_nothing() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.item("FOREIGN", Kind.INVOICE, "C0", "FR", "EUR", "open", 100_00);
    books.item("DOLLAR", Kind.INVOICE, "C0", "DE", "USD", "open", 100_00);
    books.item("SOLD", Kind.INVOICE, "C0", "DE", "EUR", "sold", 100_00);
    books.item("CLOSED", Kind.INVOICE, "C0", "DE", "EUR", "closed", 100_00);
    books.item("DISPUTED", Kind.INVOICE, "C0", "DE", "EUR", "disputed", 100_00);
    books.item("M", Kind.CREDIT_MEMO, "C1", 20_00);
    books.payment("P", 50_00);
    assertThat(refusal(apply("a", "P", line("I", 50_01)))).isEqualTo(Refusal.PAYMENT_EXHAUSTED);
    assertThat(refusal(apply("b", "P", line("I", 50_00, 50_01, 0))))
        .isEqualTo(Refusal.ITEM_EXHAUSTED);
    assertThat(refusal(apply("c", "P", line("NONE", 1)))).isEqualTo(Refusal.UNKNOWN_ITEM);
    assertThat(refusal(apply("d", "NONE", line("I", 1)))).isEqualTo(Refusal.UNKNOWN_PAYMENT);
    assertThat(refusal(apply("e", "P", line("FOREIGN", 1)))).isEqualTo(Refusal.LEGAL_ENTITY_MIXED);
    assertThat(refusal(apply("f", "P", line("DOLLAR", 1)))).isEqualTo(Refusal.CURRENCY_MIXED);
    assertThat(refusal(apply("g", "P", line("SOLD", 1)))).isEqualTo(Refusal.ITEM_NOT_OPEN);
    assertThat(refusal(apply("h", "P", line("CLOSED", 1)))).isEqualTo(Refusal.ITEM_NOT_OPEN);
    assertThat(refusal(apply("i", "P", line("I", 1), line("M", 1))))
        .isEqualTo(Refusal.WRONG_CUSTOMER);
    assertThat(refusal(apply("j", "P", line("I", -1)))).isEqualTo(Refusal.INVALID);
    assertThat(refusal(apply("k", "P", line("I", 1), line("I", 2)))).isEqualTo(Refusal.INVALID);
    assertThat(refusal(apply("l", "P"))).isEqualTo(Refusal.NOTHING_TO_DO);
    assertThat(refusal(reverse("none"))).isEqualTo(Refusal.UNKNOWN_APPLICATION);
    assertThat(
            refusal(
                books.call(
                    () ->
                        books.ledger.apply(
                            request("m", "P", "C0", false, CERTIFIED, line("DISPUTED", 1))))))
        .isEqualTo(Refusal.ITEM_NOT_OPEN);
    Decision ownApproval =
        new Decision("ada", "ada", "approved", null, null, null, null, null, null);
    assertThat(
            refusal(
                books.call(
                    () ->
                        books.ledger.apply(
                            request("n", "P", "C0", false, ownApproval, line("I", 1))))))
        .isEqualTo(Refusal.INVALID);
    assertThat(books.number("select count(*) from posting")).isEqualTo(1);
    posted(apply("o", "P", line("DISPUTED", 1)));
  }

  @Test
  void a_closed_period_takes_no_posting_and_a_reversal_goes_into_an_open_one() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 50_00);
    ApplicationRequest february =
        new ApplicationRequest(
            "k", "P", "C0", List.of(line("I", 50_00)), false, LocalDate.of(2026, 2, 27), CLERK);
    Posted posted = posted(books.call(() -> books.ledger.apply(february)));
    close(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28));
    posted(reverse(posted.applications().get(0)));
    assertThat(
            books.call(
                () ->
                    books.sql.list(
                        "select posting_date::text from posting where kind = 'reversal'",
                        row -> row.getString(1))))
        .containsExactly("2026-03-15");
    ApplicationRequest late =
        new ApplicationRequest(
            "l", "P", "C0", february.applications(), false, february.postingDate(), CLERK);
    assertThat(refusal(books.call(() -> books.ledger.apply(late))))
        .isEqualTo(Refusal.PERIOD_CLOSED);

    Posted march = posted(apply("m", "P", line("I", 50_00)));
    close(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
    assertThat(refusal(reverse(march.applications().get(0)))).isEqualTo(Refusal.PERIOD_CLOSED);
  }

  @Test
  void a_part_the_bank_takes_back_is_free_money_first_and_then_the_only_application() {
    books.item("I", Kind.INVOICE, "C0", 60_00);
    books.payment("P", 100_00);
    posted(apply("k", "P", line("I", 60_00)));
    assertThat(partBack(30_00, "B1").result()).isEqualTo(PartTaken.Result.TAKEN);
    assertThat(partBack(30_00, "B1").result()).isEqualTo(PartTaken.Result.TAKEN);
    assertThat(books.available("I")).isZero();
    assertThat(total(AccountRole.UNIDENTIFIED)).isEqualTo(-10_00);
    assertThat(total(AccountRole.CASH)).isEqualTo(70_00);
    assertThat(partBack(71_00, "B2").result()).isEqualTo(PartTaken.Result.MORE_THAN_LEFT);
    assertThat(partBack(20_00, "B3").result()).isEqualTo(PartTaken.Result.TAKEN);
    assertThat(books.available("I")).isEqualTo(60_00);
    assertThat(total(AccountRole.UNIDENTIFIED)).isEqualTo(-50_00);
    assertThat(partBack(50_00, "B4").result()).isEqualTo(PartTaken.Result.TAKEN);
    assertThat(books.number("select returned_minor from payment_balance")).isEqualTo(100_00);
    for (AccountRole role : AccountRole.values()) {
      assertThat(total(role)).as("%s", role).isZero();
    }
  }

  @Test
  void of_several_applications_a_part_the_bank_takes_back_opens_those_a_person_names() {
    books.item("I", Kind.INVOICE, "C0", 60_00);
    books.item("J", Kind.INVOICE, "C0", 50_00);
    books.item("M", Kind.CREDIT_MEMO, "C0", 20_00);
    books.payment("P", 100_00);
    posted(apply("k", "P", line("I", 60_00)));
    posted(apply("l", "P", line("J", 50_00), line("M", 20_00)));
    assertThat(books.left("P")).isEqualTo(10_00);
    PartTaken which = partBack(40_00, "B1");
    assertThat(which.result()).isEqualTo(PartTaken.Result.WHICH_APPLICATIONS);
    assertThat(which.standing())
        .containsExactly("EUR 60.00 on I", "EUR 50.00 on J", "EUR 20.00 on M");
    // With its credit J gives 30.00, and 10.00 are free: enough for 40.00, not for 40.01.
    assertThat(partBack(40_01, "B1", "J").result()).isEqualTo(PartTaken.Result.WHICH_APPLICATIONS);
    assertThat(books.left("P")).isEqualTo(10_00);
    assertThat(partBack(40_00, "B1", "J").result()).isEqualTo(PartTaken.Result.TAKEN);
    assertThat(books.available("J")).isEqualTo(50_00);
    assertThat(books.available("M")).isEqualTo(20_00);
    assertThat(books.available("I")).isZero();
    assertThat(books.left("P")).isZero();
    assertThat(total(AccountRole.CASH)).isEqualTo(60_00);
  }

  private PartTaken partBack(long minor, String entry, String... items) {
    return books.call(
        () ->
            books.cash.returnedInPart(
                payment("P"), Money.ofMinor(minor, "EUR"), entry, Set.of(items)));
  }

  @Test
  void a_payment_the_bank_takes_back_takes_its_applications_with_it() {
    books.item("I", Kind.INVOICE, "C0", 60_00);
    books.item("J", Kind.INVOICE, "C1", 100_00);
    books.item("M", Kind.CREDIT_MEMO, "C1", 80_00);
    books.payment("P", 100_00);
    posted(apply("k", "P", line("I", 60_00)));
    posted(apply("l", "P", line("J", 100_00), line("M", 80_00)));
    posted(books.call(() -> books.ledger.apply(request("m", "P", "C2", true, CLERK))));
    assertThat(total(AccountRole.UNAPPLIED)).isEqualTo(-20_00);

    books.run(
        () -> {
          books.sql.change("update payment set status = 'returned' where id = 'P'");
          books.cash.returned(books.payments.payment("P").orElseThrow());
        });
    assertThat(books.available("I")).isEqualTo(60_00);
    assertThat(books.available("J")).isEqualTo(100_00);
    assertThat(books.available("M")).isEqualTo(80_00);
    for (AccountRole role : AccountRole.values()) {
      assertThat(total(role)).as("%s", role).isZero();
    }
    assertThat(books.number("select returned_minor from payment_balance")).isEqualTo(100_00);
    assertThat(refusal(apply("n", "P", line("I", 1)))).isEqualTo(Refusal.PAYMENT_NOT_BOOKED);
  }

  @Test
  void of_two_who_want_the_same_money_at_once_one_gets_it() throws Exception {
    for (int round = 0; round < 20; round++) {
      String payment = "P" + round;
      books.item("A" + round, Kind.INVOICE, "C0", 70_00);
      books.item("B" + round, Kind.INVOICE, "C1", 80_00);
      books.payment(payment, 100_00);
      String a = "A" + round;
      String b = "B" + round;
      List<PostingOutcome> outcomes =
          both(
              mine ->
                  mine.ledger.apply(
                      request("a" + payment, payment, null, false, CLERK, line(a, 70_00))),
              mine ->
                  mine.ledger.apply(
                      request("b" + payment, payment, null, false, CLERK, line(b, 80_00))));
      assertThat(outcomes.stream().filter(Posted.class::isInstance)).hasSize(1);
      assertThat(outcomes.stream().filter(Refused.class::isInstance).map(LedgerTest::refusal))
          .containsExactly(Refusal.PAYMENT_EXHAUSTED);
    }
  }

  @Test
  void of_two_payments_for_the_same_item_at_once_one_gets_it() throws Exception {
    for (int round = 0; round < 20; round++) {
      String item = "I" + round;
      books.item(item, Kind.INVOICE, "C0", 100_00);
      books.payment("P" + round, 100_00);
      books.payment("Q" + round, 100_00);
      String p = "P" + round;
      String q = "Q" + round;
      List<PostingOutcome> outcomes =
          both(
              mine -> mine.ledger.apply(request(p, p, null, false, CLERK, line(item, 60_00))),
              mine -> mine.ledger.apply(request(q, q, null, false, CLERK, line(item, 60_00))));
      assertThat(outcomes.stream().filter(Posted.class::isInstance)).hasSize(1);
      assertThat(outcomes.stream().filter(Refused.class::isInstance).map(LedgerTest::refusal))
          .containsExactly(Refusal.ITEM_EXHAUSTED);
      assertThat(books.available(item)).isEqualTo(40_00);
    }
  }

  @Test
  void of_two_reversals_at_once_one_happens() throws Exception {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 100_00);
    String application = posted(apply("k", "P", line("I", 100_00))).applications().get(0);
    List<PostingOutcome> outcomes =
        both(
            mine -> mine.ledger.reverse(application, "wrong", CLERK),
            mine -> mine.ledger.reverse(application, "wrong", CLERK));
    assertThat(outcomes.stream().filter(Posted.class::isInstance)).hasSize(1);
    assertThat(outcomes.stream().filter(Refused.class::isInstance).map(LedgerTest::refusal))
        .containsExactly(Refusal.ALREADY_REVERSED);
    assertThat(books.left("P")).isEqualTo(100_00);
  }

  @Test
  void the_same_request_by_two_workers_at_once_posts_once() throws Exception {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 100_00);
    ApplicationRequest request = request("k", "P", "C0", true, CLERK, line("I", 60_00));
    List<PostingOutcome> outcomes =
        both(mine -> mine.ledger.apply(request), mine -> mine.ledger.apply(request));
    assertThat(outcomes.stream().map(o -> posted(o).posting()).distinct()).hasSize(1);
    assertThat(outcomes.stream().map(o -> posted(o).already()))
        .containsExactlyInAnyOrder(true, false);
    assertThat(books.available("I")).isEqualTo(40_00);
  }

  @Test
  void a_crash_at_any_statement_leaves_nothing_half_done_and_a_retry_ends_the_same() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.item("M", Kind.CREDIT_MEMO, "C0", 10_00);
    books.payment("P", 100_00);
    ApplicationRequest request =
        request("k", "P", "C0", true, CLERK, line("I", 90_00, 5_00, 5_00), line("M", 10_00));
    int crashes = crashEverywhere(() -> books.ledger.apply(request), "applied");
    assertThat(crashes).isGreaterThan(10);
    assertThat(books.available("I")).isZero();
    assertThat(books.available("M")).isZero();
    assertThat(total(AccountRole.UNAPPLIED)).isEqualTo(-20_00);

    String application =
        books.call(
            () ->
                books
                    .sql
                    .first("select id from application limit 1", row -> row.getString(1))
                    .orElseThrow());
    assertThat(crashEverywhere(() -> books.ledger.reverse(application, "wrong", CLERK), "back"))
        .isGreaterThan(10);
    assertThat(books.available("I")).isEqualTo(100_00);
    assertThat(books.available("M")).isEqualTo(10_00);
    assertThat(total(AccountRole.UNIDENTIFIED)).isEqualTo(-100_00);
  }

  /** Runs the work with a crash at the first statement, the second ...; the last run succeeds. */
  private int crashEverywhere(Callable<PostingOutcome> work, String what) {
    long before = books.number("select count(*) from posting_entry");
    for (int statement = 1; statement < 100; statement++) {
      int at = statement;
      try {
        PostingOutcome outcome =
            books.call(
                () -> {
                  books.breakAtStatement(at);
                  return work.call();
                });
        assertThat(outcome).as(what).isInstanceOf(Posted.class);
        return statement - 1;
      } catch (BooksInTest.Crash expected) {
        assertThat(books.number("select count(*) from posting_entry")).isEqualTo(before);
      }
    }
    throw new AssertionError("never ended");
  }

  @Test
  void another_tenants_item_and_payment_do_not_exist() {
    BooksInTest others = BooksInTest.open();
    others.item("THEIRS", Kind.INVOICE, "C0", 100_00);
    others.payment("THEIRS", 100_00);
    books.payment("P", 100_00);
    books.item("I", Kind.INVOICE, "C0", 100_00);
    assertThat(refusal(apply("k", "P", line("THEIRS", 1)))).isEqualTo(Refusal.UNKNOWN_ITEM);
    assertThat(refusal(apply("k", "THEIRS", line("I", 1)))).isEqualTo(Refusal.UNKNOWN_PAYMENT);
  }

  private interface Work {
    PostingOutcome with(BooksInTest books);
  }

  private List<PostingOutcome> both(Work one, Work other) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CyclicBarrier start = new CyclicBarrier(2);
      List<Future<PostingOutcome>> running =
          List.of(one, other).stream()
              .map(
                  work ->
                      threads.submit(
                          () -> {
                            BooksInTest mine = books.beside();
                            return mine.call(
                                () -> {
                                  start.await();
                                  return work.with(mine);
                                });
                          }))
              .toList();
      return List.of(running.get(0).get(), running.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }

  private void close(LocalDate from, LocalDate to) {
    books.run(() -> books.periods.set("DE", from, to, false));
  }

  private long total(AccountRole role) {
    return books.number(
        """
        select coalesce(sum(case side when 'debit' then amount_minor else -amount_minor end), 0)
        from posting_entry where account_role = ?
        """,
        role.stored());
  }

  /** Where a payment's money stands, in minor units. */
  private record Stands(long unidentified, long unapplied, long applied) {}

  private Stands stands(String payment) {
    return books.call(
        () ->
            books
                .sql
                .first(
                    "select * from payment_balance where payment = ?",
                    row ->
                        new Stands(
                            row.getLong("unidentified_minor"),
                            row.getLong("unapplied_minor"),
                            row.getLong("applied_minor")),
                    payment)
                .orElseThrow());
  }

  private PostingOutcome apply(String key, String payment, Application... lines) {
    return books.call(() -> books.ledger.apply(request(key, payment, null, false, CLERK, lines)));
  }

  private PostingOutcome reverse(String application) {
    return books.call(() -> books.ledger.reverse(application, "wrong customer", CLERK));
  }

  static ApplicationRequest request(
      String key,
      String payment,
      String customer,
      boolean settle,
      Decision decision,
      Application... lines) {
    return new ApplicationRequest(key, payment, customer, List.of(lines), settle, null, decision);
  }

  static Application line(String item, long amount) {
    return line(item, amount, 0, 0);
  }

  static Application line(String item, long amount, long discount, long writeOff) {
    return new Application(
        item,
        Money.ofMinor(amount, "EUR"),
        Money.ofMinor(discount, "EUR"),
        Money.ofMinor(writeOff, "EUR"),
        writeOff > 0 ? "small-difference" : null);
  }

  static Posted posted(PostingOutcome outcome) {
    return outcome.fold(
        posted -> posted,
        refused -> {
          throw new AssertionError(refused.toString());
        });
  }

  static Refusal refusal(PostingOutcome outcome) {
    return outcome.fold(
        posted -> {
          throw new AssertionError("posted " + posted);
        },
        Refused::code);
  }
}
