package io.quittance.calls;

import io.quittance.advice.model.Choice;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** The door to models for whoever asks about a stored message: every question is accounted for. */
@ApplicationScoped
public class ModelCalls {
  private final AccountForCalls account;

  ModelCalls(AccountForCalls account) {
    this.account = account;
  }

  /**
   * The model of a choice for one asking about one message. The message may be asked about by one
   * thread at a time only.
   *
   * @param since when this asking began: the budget of a mail counts from here
   */
  public AccountedModel of(TenantId tenant, UUID message, Instant since, Choice choice) {
    return new AccountedModel(
        choice.model(),
        new OneAsking(tenant, message, since, choice.model().id(), choice.prompt()),
        account);
  }
}
