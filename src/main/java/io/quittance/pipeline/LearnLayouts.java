package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.advice.memory.LearnLayout;
import io.quittance.advice.memory.ReadByMemory;
import io.quittance.advice.memory.RememberedLayout;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.document.ReadMessageJson;
import io.quittance.ledger.Applications;
import io.quittance.ledger.ApplicationsReversed;
import io.quittance.ledger.AppliedView;
import io.quittance.ledger.Ledger;
import io.quittance.mailbox.ContentStore;
import io.quittance.review.layouts.ProvenLayouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * What a posting that is to the cent what a message says teaches about the layout of the message,
 * in the transaction of the posting. A reading of a model teaches when it was certified or a person
 * applied it; one of the built-in reader when a person did; one from memory never: it would prove
 * itself.
 */
@ApplicationScoped
class LearnLayouts {
  private final ContentStore content;
  private final LearnLayout learn;
  private final ProvenLayouts layouts;
  private final Applications applications;

  LearnLayouts(
      ContentStore content, LearnLayout learn, ProvenLayouts layouts, Applications applications) {
    this.content = content;
    this.learn = learn;
    this.layouts = layouts;
    this.applications = applications;
  }

  /**
   * @param advice that names every item the payment was applied to, and nothing is given up
   * @param customer whose items they are
   */
  void proven(MessageRow message, Advice advice, Payment payment, String customer, String actor) {
    Reading reading = ReadingJson.read(message.reading);
    boolean analyst = !actor.equals(Ledger.CERTIFIER);
    boolean fromMemory = ReadByMemory.layout(advice.reader()).isPresent();
    boolean fromModel = advice.reader().startsWith("model:");
    if (fromMemory || !fromModel && !analyst || reading.advices().size() != 1) {
      return;
    }
    boolean samePayment =
        advice.paymentAmount() != null
            && advice.paymentAmount().compareTo(payment.amount().amount()) == 0
            && payment.amount().currency().getCurrencyCode().equals(advice.currency());
    Optional<String> posting = posting(message, payment);
    if (!samePayment || posting.isEmpty()) {
      return;
    }
    content
        .loadDerived(message.id, ReadStage.DOCUMENTS)
        .map(ReadMessageJson::read)
        .ifPresent(
            source ->
                remember(
                    source,
                    advice,
                    customer,
                    new ProvenLayouts.Proof(payment.id(), message.id, posting.get(), actor)));
  }

  private void remember(
      ReadMessage source, Advice advice, String customer, ProvenLayouts.Proof proof) {
    Optional<String> sender = LayoutSender.of(source);
    Optional<RememberedLayout> layout = learn.learn(advice, source);
    if (sender.isPresent() && layout.isPresent()) {
      layouts.prove(customer, sender.get(), layout.get(), proof);
    }
  }

  private Optional<String> posting(MessageRow message, Payment payment) {
    return applications.ofMessage(message.id.toString()).stream()
        .filter(applied -> applied.state() == AppliedView.State.APPLIED)
        .filter(applied -> payment.id().equals(applied.payment()))
        .map(AppliedView::posting)
        .findFirst();
  }

  void reversed(@Observes ApplicationsReversed reversed) {
    layouts.reversed(reversed.messages());
  }
}
