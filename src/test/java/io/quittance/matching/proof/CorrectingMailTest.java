package io.quittance.matching.proof;

import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Notice;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.Sample;
import io.quittance.matching.WordByWordVerifier;
import io.quittance.message.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mail that corrects another: what the certifier takes its words for. */
class CorrectingMailTest {
  private static final String PAYER = "ap@acme.example";
  private static final String REPLACES = "This advice replaces our previous one";
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");

  private final Notice wrong = Notice.of("60.00").reference("PAY-1").invoice("INV-9", "60.00");
  private final Notice right = Notice.of("60.00").reference("PAY-1").invoice("INV-1", "60.00");
  private final BooksInMemory books =
      new BooksInMemory()
          .add(customer("C1"))
          .add(invoice("INV-1", "INV-1", "C1", "60.00"))
          .add(payment("60.00"));

  @Test
  void a_mail_that_says_so_takes_the_place_of_the_wrong_one() {
    books.add(other(wrong, PAYER, false));
    Proposal proposal = propose(said(right, TUESDAY, REPLACES), Notice.reading(right));
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
  }

  @Test
  void words_that_only_the_reading_knows_of_replace_nothing() {
    books.add(other(wrong, PAYER, false));
    Reading reading = Notice.reading(List.of(right.advice()), Problem.Code.REPLACES_EARLIER);
    Proposal proposal = propose(said(right, TUESDAY, "Dear all"), reading);
    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(codes(proposal.reasons())).containsExactly("advices-compete");
  }

  @Test
  void another_senders_mail_stays_a_rival_whatever_is_said() {
    books.add(other(wrong, "ap@other.example", false));
    Proposal proposal = propose(said(right, TUESDAY, REPLACES), Notice.reading(right));
    assertThat(codes(proposal.reasons())).containsExactly("advices-compete");
  }

  @Test
  void a_mail_that_was_sent_before_it_replaces_nothing() {
    books.add(other(wrong, PAYER, false));
    Proposal proposal =
        propose(said(right, MONDAY.minusSeconds(60), REPLACES), Notice.reading(right));
    assertThat(codes(proposal.reasons())).containsExactly("advices-compete");
  }

  @Test
  void what_was_posted_before_its_correction_came_is_contested() {
    books
        .add(Sample.left(invoice("INV-1", "INV-1", "C1", "60.00"), "0.00"))
        .add(payment("0.00"))
        .add(new OtherAdvice("M2", 0, wrong.advice(), Sample.DAY, PAYER, TUESDAY, true));
    List<Reason> against =
        Contest.of(
            said(right, MONDAY, "Dear all"),
            Notice.reading(right),
            0,
            books.payment("P1").orElseThrow(),
            List.of(),
            books);
    assertThat(against)
        .contains(
            new Reason(
                "superseded",
                "advice 1 of message M2, sent later, takes the place of what was posted",
                null));
  }

  private Proposal propose(ReadMessage source, Reading reading) {
    return new ExactMatcher(new WordByWordVerifier()).propose(source, reading, books).get(0);
  }

  private static OtherAdvice other(Notice notice, String sender, boolean says) {
    return new OtherAdvice("M1", 0, notice.advice(), Sample.DAY, sender, MONDAY, says);
  }

  private static Payment payment(String available) {
    return Sample.payment(
        "P1", "PAY-1", Payment.Status.BOOKED, eur("60.00"), eur(available), "ACC-C1", Sample.DAY);
  }

  private static ReadMessage said(Notice notice, Instant sentAt, String sentence) {
    List<Word> words = new ArrayList<>();
    for (String word : sentence.split(" ", -1)) {
      words.add(Word.inLine(word, -1, -1));
    }
    List<Document> documents = new ArrayList<>(Notice.source(notice).documents());
    documents.add(
        new Document(
            "2",
            Document.Kind.TEXT,
            List.of(new Page(1, null, 0, 0, List.of(new Line(1, words, 0)))),
            List.of(),
            List.of()));
    Envelope envelope =
        new Envelope(
            "<1@acme.example>",
            "Remittance advice",
            PAYER,
            null,
            null,
            List.of(),
            sentAt,
            null,
            null,
            false,
            false);
    return new ReadMessage(envelope, List.of(), documents);
  }

  private static List<String> codes(List<Reason> reasons) {
    return reasons.stream().map(Reason::code).toList();
  }
}
