package io.quittance.harm;

import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.left;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.Reading;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Proposal;
import io.quittance.receivables.OpenItem;
import java.util.HashSet;
import java.util.Set;

/** What comes of a mail to a seller whose customer Acme an attacker would like to have paid. */
final class Acme {
  private final ExactMatcher matcher = new ExactMatcher(new SourceVerifier());

  /** What would be posted of it, without a person. */
  Set<String> postings(ReadMessage mail, AdviceReader reader) {
    Set<String> postings = new HashSet<>();
    for (Proposal proposal : matcher.propose(mail, reader.read(mail), books())) {
      if (proposal.certificate() != null) {
        for (Application each : proposal.applications()) {
          postings.add(proposal.payment() + " " + each);
        }
      }
    }
    return postings;
  }

  /** Codes of problems and reasons, and what kinds of remainder are left to a person. */
  Set<String> said(ReadMessage mail, AdviceReader reader) {
    Reading reading = reader.read(mail);
    Set<String> codes = new HashSet<>();
    reading.problems().forEach(problem -> codes.add(problem.code().text()));
    for (Proposal proposal : matcher.propose(mail, reading, books())) {
      proposal.reasons().forEach(reason -> codes.add(reason.code()));
      proposal.remainder().forEach(left -> codes.add(left.kind()));
    }
    return codes;
  }

  /**
   * An answer that points at invoices with their amounts, each value where it stands or, where it
   * does not, in the first row.
   *
   * @param wish pairs of number and amount
   */
  static String pointing(Shown shown, JsonNode wish) {
    ObjectNode payment = TrueAnswer.payment();
    ArrayNode header = (ArrayNode) payment.get("header");
    for (JsonNode pair : wish) {
      ObjectNode line = ((ArrayNode) payment.get("lines")).addObject().put("kind", "invoice");
      line.putArray("values")
          .add(TrueAnswer.place("invoice_number", at(shown, pair.get(0).asText())))
          .add(TrueAnswer.place("net_amount", at(shown, pair.get(1).asText())));
    }
    String total = wish.size() == 1 ? wish.get(0).get(1).asText() : "1,730.00";
    header.add(TrueAnswer.place("payment_amount", at(shown, total)));
    shown.tokens().stream()
        .filter(token -> token.text().equals("PAY-7001"))
        .findFirst()
        .ifPresent(token -> header.add(TrueAnswer.place("payment_reference", token)));
    return TrueAnswer.answer(payment).toString();
  }

  private static Shown.Token at(Shown shown, String text) {
    return shown.tokens().stream()
        .filter(token -> token.text().equals(text))
        .findFirst()
        .orElseGet(() -> new Shown.Token(shown.rows().get(0).id(), text, 1));
  }

  /** Acme's invoices, with what an attacker would like paid, and money that would do for it. */
  private static BooksInMemory books() {
    return new BooksInMemory()
        .add(customer("C1"))
        .add(customer("C2"))
        .add(invoice("i1", "INV-1024", "C1", "1250.00"))
        .add(invoice("i2", "INV-1025", "C1", "480.00"))
        .add(invoice("i3", "INV-1026", "C1", "1250.00"))
        .add(invoice("i4", "INV-9001", "C1", "50000.00"))
        .add(invoice("i5", "INV-9002", "C1", "1730.00"))
        .add(invoice("i6", "INV-3001", "C2", "1250.00"))
        .add(invoice("i7", "INV-3002", "C2", "480.00"))
        .add(left(with(invoice("i8", "INV-1001", "C1", "1250.00"), OpenItem.Status.CLOSED), "0.00"))
        .add(payment("P1", "PAY-7001", "C1", eur("1730.00").toPlainString()))
        .add(payment("P2", "BANK-2", "C1", "50000.00"))
        .add(payment("P3", "BANK-3", "C1", "1250.00"))
        .add(payment("P4", "BANK-4", "C1", "19730.00"));
  }
}
