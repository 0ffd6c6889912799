package io.quittance.harm;

import static io.quittance.matching.Sample.credit;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Proposal;
import io.quittance.message.ReadingLimits;
import io.quittance.pipeline.AdviceReaders;
import io.quittance.receivables.OpenItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a letter takes off is a credit only where the books have one under its number. */
class LettersNeedACreditTest {
  private static final String MAIL =
      String.join(
          "\r\n",
          "From: Payables <ap@acme.example>",
          "To: remittance@seller.example",
          "Subject: Remittance advice",
          "Date: Mon, 02 Mar 2026 10:00:00 +0000",
          "Message-ID: <1@acme.example>",
          "Content-Type: text/plain; charset=utf-8",
          "",
          "we have paid by bank transfer",
          "",
          "Payment reference: PAY-7001",
          "Total paid: EUR 1,280.00",
          "",
          "Invoice no.\tS/H\tAmount EUR",
          "INV-1\tH\t900.00",
          "INV-2\tS\t120.00",
          "INV-3\tH\t500.00",
          "");

  private final ReadMessage mail =
      new InProcessReader(ReadingLimits.DEFAULT)
          .read(MAIL.getBytes(StandardCharsets.UTF_8), "mail.eml");

  private List<Proposal> proposed(OpenItem second) {
    return new ExactMatcher(new SourceVerifier())
        .propose(
            mail,
            AdviceReaders.builtIn().read(mail),
            new BooksInMemory()
                .add(customer("C1"))
                .add(invoice("i1", "INV-1", "C1", "900.00"))
                .add(second)
                .add(invoice("i3", "INV-3", "C1", "500.00"))
                .add(payment("P1", "PAY-7001", "C1", "1280.00")));
  }

  @Test
  void the_twin_takes_a_credit_memo_off() {
    assertThat(proposed(credit("i2", "INV-2", "C1", "120.00")))
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.certificate()).isNotNull();
              assertThat(proposal.applications()).hasSize(3);
            });
  }

  @Test
  void an_invoice_is_taken_off_by_no_letter() {
    assertThat(proposed(invoice("i2", "INV-2", "C1", "120.00")))
        .allMatch(proposal -> proposal.certificate() == null);
  }
}
