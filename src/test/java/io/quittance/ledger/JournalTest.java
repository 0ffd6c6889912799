package io.quittance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the ERP reads on with, also as a file, and what webhooks are told. */
class JournalTest {
  private final BooksInTest books = BooksInTest.open();
  private final Journal journal = new Journal(books.sql);

  @Test
  void a_posting_that_commits_late_is_skipped_neither_by_the_journal_nor_by_a_webhook() {
    books.run(
        () ->
            books.sql.change(
                """
                insert into webhook (id, url, events, wrapped, encrypted, created_at, created_by)
                values (?, 'https://erp.example/', '{posting.created}', '', '', now(), 'test')
                """,
                UUID.randomUUID()));
    BooksInTest beside = books.beside();
    List<PostingView> early =
        books.call(
            () -> {
              receipt(books, "LATE");
              // Another thread has another connection: its transaction ends before this one.
              return CompletableFuture.supplyAsync(
                      () -> {
                        beside.run(() -> receipt(beside, "EARLY"));
                        Journal other = new Journal(beside.sql);
                        return beside.call(() -> other.after(0, 10));
                      })
                  .join();
            });
    assertThat(payments(early)).containsExactly("EARLY");
    assertThat(early.get(0).sequence()).isEqualTo(1);

    List<PostingView> then = books.call(() -> journal.after(1, 10));
    assertThat(payments(then)).containsExactly("LATE");
    assertThat(then.get(0).sequence()).isEqualTo(2);
    assertThat(
            books.call(
                () ->
                    books.sql.list(
                        """
                        select p.payment from webhook_event e
                        join posting p on p.id = e.data ->> 'id' order by p.payment
                        """,
                        row -> row.getString(1))))
        .containsExactly("EARLY", "LATE");
  }

  @Test
  void as_csv_each_entry_is_a_line_and_no_text_is_a_formula() {
    books.payment("=HYPERLINK(\"x\",1)", 1234);
    String csv = PostingsCsv.of(books.call(() -> journal.after(0, 10)));
    List<String> lines = csv.lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .isEqualTo(
            "sequence,posting,transaction,kind,legalEntity,postingDate,reverses,decision,line,"
                + "accountRole,side,customer,openItem,payment,currency,amount,reasonCode");
    assertThat(lines.get(1))
        .startsWith("1,")
        .contains(",receipt,DE,2026-03-10,,")
        .endsWith(",1,cash,debit,,,\"'=HYPERLINK(\"\"x\"\",1)\",EUR,12.34,");
    assertThat(lines.get(2)).contains(",2,unidentified,credit,");
  }

  private static void receipt(BooksInTest by, String payment) {
    by.sql.change(
        """
        insert into payment (id, account, legal_entity, status, amount_minor, currency,
          booking_date) values (?, 'ACC-DE', 'DE', 'booked', 100, 'EUR', date '2026-03-10')
        """,
        payment);
    by.ledger.receive(by.payments.payment(payment).orElseThrow());
  }

  private static List<String> payments(List<PostingView> postings) {
    return postings.stream().map(posting -> posting.entries().get(0).payment()).toList();
  }
}
