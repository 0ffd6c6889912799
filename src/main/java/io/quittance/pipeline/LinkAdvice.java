package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessageJson;
import io.quittance.ledger.Application;
import io.quittance.mailbox.ContentStore;
import io.quittance.matching.Books;
import io.quittance.matching.proof.Recommendation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A person says which payment an advice is about: what the advice then pays. */
@ApplicationScoped
class LinkAdvice {
  private final ContentStore content;
  private final Books books;

  LinkAdvice(ContentStore content, Books books) {
    this.content = content;
    this.books = books;
  }

  /**
   * What the lines of the advice pay with this payment; empty when none of them can be told.
   *
   * @param advice index in the message's reading; out of range gives nothing
   */
  List<Application> paid(MessageRow message, int advice, Payment payment) {
    if (message.reading == null) {
      return List.of();
    }
    Reading reading = ReadingJson.read(message.reading);
    if (advice < 0 || advice >= reading.advices().size()) {
      return List.of();
    }
    return Recommendation.of(
            ReadMessageJson.read(
                content.loadDerived(message.id, ReadStage.DOCUMENTS).orElseThrow()),
            reading,
            advice,
            payment,
            books)
        .applications();
  }
}
