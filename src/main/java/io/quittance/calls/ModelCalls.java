package io.quittance.calls;

import io.quittance.advice.model.Choice;
import io.quittance.advice.model.Exchange;
import io.quittance.model.LanguageModel;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The door to models for whoever asks about a stored message: every question is accounted for. */
@ApplicationScoped
public class ModelCalls {
  private final AccountForCalls account;

  ModelCalls(AccountForCalls account) {
    this.account = account;
  }

  /**
   * A choice each of whose models is accounted for.
   *
   * @param judged to be told what could be made of each answer
   */
  public record Accounted(Choice choice, Consumer<Exchange> judged) {}

  /**
   * The choice for one asking about one message. The message may be asked about by one thread at a
   * time only.
   *
   * @param since when this asking began: the budget of a mail counts from here
   */
  public Accounted of(TenantId tenant, UUID message, Instant since, Choice choice) {
    List<AccountedModel> models = new ArrayList<>();
    Choice accounted =
        choice.around(
            model -> {
              AccountedModel one = one(tenant, message, since, model);
              models.add(one);
              return one;
            });
    return new Accounted(accounted, exchange -> models.forEach(model -> model.judged(exchange)));
  }

  AccountedModel one(TenantId tenant, UUID message, Instant since, LanguageModel model) {
    return new AccountedModel(model, new OneAsking(tenant, message, since, model.id()), account);
  }
}
