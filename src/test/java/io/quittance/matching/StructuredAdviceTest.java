package io.quittance.matching;

import static io.quittance.matching.Sample.credit;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.discounted;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.message.ReadingLimits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An advice in a standard format, from its bytes to the certifier, with the product's verifier. */
class StructuredAdviceTest {

  private final ExactMatcher matcher = new ExactMatcher(new SourceVerifier());

  private static BooksInMemory books(String paid) {
    return new BooksInMemory()
        .add(customer("C1"))
        .add(invoice("I1", "INV-1001", "C1", "100.00"))
        .add(invoice("I2", "INV-1002", "C1", "200.00"))
        .change("I2", i -> discounted(i, "4.00", Sample.DAY))
        .add(credit("K1", "CM-77", "C1", "50.00"))
        .add(payment("P1", "TRACE-77", "C1", paid));
  }

  private Proposal propose(String edi, BooksInMemory books) {
    ReadMessage source =
        new InProcessReader(ReadingLimits.DEFAULT)
            .read(edi.getBytes(StandardCharsets.US_ASCII), "remit.edi");
    return matcher.propose(source, new LayoutAdviceReader().read(source), books).get(0);
  }

  @Test
  void an_820_whose_sums_hold_is_applied() {
    Proposal proposal =
        propose(
            "BPR*C*246*C*ACH*CTX*01*02*DA*1*19**01*12*DA*2*20260302~TRN*1*TRACE-77~CUR*PR*EUR~"
                + "RMR*IV*INV-1001**100*100~RMR*IV*INV-1002**196*200*4~RMR*CM*CM-77**-50*-50~",
            books("246.00"));

    assertThat(proposal.verdict()).isEqualTo(Proposal.Verdict.APPLY);
    assertThat(proposal.applications())
        .containsExactly(
            new Application("I1", eur("100.00"), eur("0.00"), eur("0.00"), null),
            new Application("I2", eur("196.00"), eur("4.00"), eur("0.00"), null),
            new Application("K1", eur("50.00"), eur("0.00"), eur("0.00"), null));
  }

  @Test
  void an_820_that_contradicts_its_total_is_held() {
    Proposal proposal =
        propose(
            "BPR*C*300*C*ACH*CTX*01*02*DA*1*19**01*12*DA*2*20260302~TRN*1*TRACE-77~CUR*PR*EUR~"
                + "RMR*IV*INV-1001**100*100~RMR*IV*INV-1002**190*200*10~",
            books("300.00"));

    assertThat(proposal.verdict()).isEqualTo(Proposal.Verdict.REVIEW);
    assertThat(proposal.certificate()).isNull();
  }
}
