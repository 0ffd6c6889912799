package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.advice.model.Asked;
import io.quittance.advice.model.Asking;
import io.quittance.advice.model.Choice;
import io.quittance.advice.model.SecondReader;
import io.quittance.calls.ModelCalls;
import io.quittance.document.ReadMessage;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the model of a tenant says of a message, with an account of every question. */
@ApplicationScoped
class SecondOpinion {
  private final ChoiceOfTenant choices;
  private final SecondReaders readers;
  private final ModelCalls calls;
  private final PicturesOfMessages pictures;

  SecondOpinion(
      ChoiceOfTenant choices,
      SecondReaders readers,
      ModelCalls calls,
      PicturesOfMessages pictures) {
    this.choices = choices;
    this.readers = readers;
    this.calls = calls;
    this.pictures = pictures;
  }

  private Optional<Choice> choice(TenantId tenant, UUID message, ReadMessage source) {
    return choices.of(tenant).map(choice -> choice.with(pictures.of(tenant, message, source)));
  }

  /**
   * Whether a model is to be asked, without asking.
   *
   * @param first the built-in reading of the message
   */
  boolean wanted(TenantId tenant, UUID message, ReadMessage source, Reading first) {
    return choice(tenant, message, source)
        .map(choice -> readers.telling(exchange -> {}).wanted(source, first, choice))
        .orElse(false);
  }

  /**
   * Whether a reader other than a model may read the message in place of the built-in one: that is
   * in doubt or silent, and the tenant does not want a model's word on everything.
   *
   * @param first the built-in reading of the message
   */
  boolean mayBeSpared(TenantId tenant, ReadMessage source, Reading first) {
    boolean always =
        choices.of(tenant).map(choice -> choice.asking() == Asking.ALWAYS).orElse(false);
    return !always && SecondReader.doubtful(source, first);
  }

  /**
   * Asks as the tenant has it now; not to be called in a transaction.
   *
   * @param since when this asking about the message began
   */
  Asked ask(TenantId tenant, UUID message, Instant since, ReadMessage source, Reading first) {
    Optional<Choice> choice = choice(tenant, message, source);
    if (choice.isEmpty()) {
      return new Asked.Read(first);
    }
    ModelCalls.Accounted accounted = calls.of(tenant, message, since, choice.get());
    return readers.telling(accounted.judged()).ask(source, first, accounted.choice());
  }
}
