package io.quittance.matching;

import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.left;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.referring;
import static io.quittance.matching.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.receivables.OpenItem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers that are no item's, and the item they mean all the same. */
class NumbersReadOtherwiseTest {
  private final ExactMatcher matcher = new ExactMatcher(new WordByWordVerifier());

  private Proposal propose(Books books, Notice notice) {
    return matcher.propose(Notice.source(notice), Notice.reading(notice), books).get(0);
  }

  private static BooksInMemory books() {
    return new BooksInMemory()
        .add(customer("C1"))
        .add(customer("C2"))
        .add(referring(invoice("i1", "2026-471108", "C1", "100.00"), "PO 0044017"))
        .add(invoice("i2", "2026-471207", "C1", "70.00"))
        .add(payment("P1", "R", "C1", "100.00"));
  }

  private static Notice notice(String number) {
    return Notice.of("100.00").invoice(number, "100.00");
  }

  private static List<String> codes(Proposal proposal) {
    return proposal.reasons().stream().map(Proposal.Reason::code).distinct().toList();
  }

  private static String told(Proposal proposal) {
    return proposal.certificate().checks().stream()
        .filter(check -> check.name().equals("numbers-borne-out"))
        .map(Certificate.Check::finding)
        .findFirst()
        .orElseThrow();
  }

  private static void applied(Proposal proposal) {
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(proposal.applications())
        .containsExactly(new Application("i1", eur("100.00"), eur("0.00"), eur("0.00"), null));
  }

  @Test
  void a_misread_number_means_the_only_item_it_looks_like() {
    Proposal proposal = propose(books(), notice("2026-47IIOB"));

    applied(proposal);
    assertThat(told(proposal))
        .isEqualTo(
            "\"2026-47IIOB\" is printed, the books have \"2026-471108\" and no number of the"
                + " printed form, no other item is like it, and EUR 100.00 is what is open");
    assertThat(proposal.reasons())
        .extracting(Proposal.Reason::message)
        .contains(
            "0 of 1 numbers are spelt exactly, 1 are read otherwise: \"2026-47IIOB\" is printed,"
                + " the books have \"2026-471108\" and no number of the printed form");
  }

  @Test
  void where_numbers_of_the_printed_form_exist_nothing_is_read_otherwise() {
    Proposal proposal =
        propose(books().add(invoice("s1", "1999-99999A", "C2", "5.00")), notice("2026-47110B"));

    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(codes(proposal)).containsExactly("item-unknown");
    assertThat(proposal.reasons().get(0).message())
        .endsWith(
            "it looks like item i1 (\"2026-471108\", open EUR 100.00), but the books have numbers"
                + " of the printed form");
    assertThat(proposal.applications()).extracting(Application::openItem).containsExactly("i1");
  }

  @Test
  void two_items_that_a_number_looks_like_are_a_question_whosever_they_are() {
    Proposal proposal =
        propose(
            books()
                .add(
                    with(
                        left(invoice("s1", "RE 20-26471108", "C2", "9.00"), "0.00"),
                        OpenItem.Status.CLOSED)),
            notice("2026-47110B"));

    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(codes(proposal)).containsExactly("item-ambiguous");
  }

  @Test
  void the_end_of_a_number_means_its_only_item_from_five_characters_on() {
    Proposal proposal = propose(books(), notice("71108"));
    applied(proposal);
    assertThat(told(proposal)).startsWith("\"71108\" is the end of \"2026-471108\", no other");

    assertThat(codes(propose(books(), notice("1108")))).containsExactly("item-unknown");
    assertThat(codes(propose(books().add(invoice("s1", "71107", "C2", "5.00")), notice("71108"))))
        .as("71108 may be a number of its own")
        .containsExactly("item-unknown");
    assertThat(
            codes(
                propose(books().add(invoice("s1", "2025-871108", "C2", "5.00")), notice("71108"))))
        .containsExactly("item-ambiguous");
  }

  @Test
  void a_reference_of_the_customer_s_stands_for_the_only_item_that_carries_it() {
    applied(propose(books(), notice("PO-44017")));
    Notice unnumbered =
        Notice.of("100.00")
            .line(
                Advice.Kind.INVOICE,
                null,
                null,
                null,
                null,
                "100.00",
                null,
                new Advice.Reference("purchase-order", "44017"));
    Proposal proposal = propose(books(), unnumbered);
    applied(proposal);
    assertThat(told(proposal)).startsWith("\"44017\" is a reference of \"2026-471108\", no other");

    BooksInMemory parts =
        books().add(referring(invoice("i3", "2026-471300", "C1", "30.00"), "44017"));
    assertThat(codes(propose(parts, unnumbered))).contains("item-ambiguous");
  }

  @Test
  void another_amount_than_the_open_bears_nothing_out() {
    Proposal proposal =
        propose(
            books().policy(p -> p).add(payment("P2", "S", "C1", "95.00")),
            Notice.of("95.00").deducted("2026-47110B", "100.00", "5.00", "95.00", "damaged"));

    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(codes(proposal)).containsExactly("item-unknown");
    assertThat(proposal.reasons().get(0).message())
        .endsWith(
            "but pays EUR 95.00 and not the open EUR 100.00: only the same amount would bear"
                + " it out");
  }

  @Test
  void another_mail_that_names_the_item_by_its_number_competes() {
    Notice other = Notice.of("60.00").invoice("2026-471108", "60.00");
    Proposal proposal =
        propose(
            books()
                .add(new OtherAdvice("M2", 0, other.advice(), Sample.DAY, "b@example.com", null)),
            notice("2026-47110B"));

    assertThat(codes(proposal)).containsExactly("advices-compete");
    Proposal named =
        propose(
            books()
                .add(
                    new OtherAdvice(
                        "M2",
                        0,
                        Notice.of("60.00").invoice("71108", "60.00").advice(),
                        Sample.DAY,
                        "b@example.com",
                        null)),
            notice("2026-471108"));
    assertThat(codes(named)).containsExactly("advices-compete");
  }
}
