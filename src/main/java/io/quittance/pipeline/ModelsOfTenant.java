package io.quittance.pipeline;

import io.quittance.advice.model.Asking;
import io.quittance.advice.model.Choice;
import io.quittance.advice.model.Privacy;
import io.quittance.model.ModelCapabilities;
import io.quittance.model.Models;
import io.quittance.model.NamedModel;
import io.quittance.model.PromptLibrary;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The tenant's own settings about models over those of the installation. */
@ApplicationScoped
class ModelsOfTenant implements ChoiceOfTenant {
  static final String PRIVACY = "QUITTANCE_MODEL_PRIVACY";

  private final Models models;
  private final ModelSettingsVersions versions;
  private final InTenant inTenant;
  private final PromptLibrary prompts = new PromptLibrary();
  private final Asking usualAsking;
  private final Privacy usualPrivacy;

  ModelsOfTenant(Models models, ModelSettingsVersions versions, InTenant inTenant, Config config) {
    this.models = models;
    this.versions = versions;
    this.inTenant = inTenant;
    this.usualAsking =
        Asking.of(config.getOptionalValue(Asking.VARIABLE, String.class).orElse(null));
    this.usualPrivacy = privacy(config.getOptionalValue(PRIVACY, String.class).orElse(null));
  }

  @Override
  public Optional<Choice> of(TenantId tenant) {
    return choice(inTenant.call(tenant, this::now));
  }

  @Override
  public Optional<Choice> with(TenantId tenant, String model) {
    ModelUse now = inTenant.call(tenant, this::now);
    return mayBeAsked(tenant).stream()
        .filter(named -> named.name().equals(model) || named.id().equals(model))
        .findFirst()
        .flatMap(named -> choice(new ModelUse(List.of(named), now.asking(), now.privacy())));
  }

  @Override
  public List<String> models(TenantId tenant) {
    return mayBeAsked(tenant).stream().map(NamedModel::name).toList();
  }

  /** Where the tenant has chosen who may see its mails, nobody else does. */
  private List<NamedModel> mayBeAsked(TenantId tenant) {
    ModelSettingsVersion set = inTenant.call(tenant, versions::newest);
    ModelUse use = use(set);
    if (use.asksNobody()) {
      return List.of();
    }
    return set.models() == null ? models.all() : use.models();
  }

  private Optional<Choice> choice(ModelUse use) {
    if (use.asksNobody()) {
      return Optional.empty();
    }
    return models
        .inOrder(use.models().stream().map(NamedModel::name).toList())
        .map(
            model ->
                new Choice(
                    model,
                    prompts.prompt(AdviceReaders.USUAL_PROMPT),
                    use.asking(),
                    pictures(use)));
  }

  /** Pictures go only to models that were tried with one and saw it: others would make it up. */
  private static Privacy pictures(ModelUse use) {
    boolean seen =
        use.models().stream()
            .allMatch(
                model ->
                    model
                        .capabilities()
                        .filter(can -> can.images() == ModelCapabilities.Images.SEEN)
                        .isPresent());
    return use.privacy() == Privacy.IMAGES && !seen ? Privacy.TEXT : use.privacy();
  }

  /** Of the tenant of the running transaction. */
  ModelUse now() {
    return use(versions.newest());
  }

  /** What a version comes to over the settings of the installation. */
  ModelUse use(ModelSettingsVersion set) {
    return new ModelUse(
        models.present(set.models() == null ? models.order() : set.models()),
        set.asking() == null ? usualAsking : set.asking(),
        set.privacy() == null ? usualPrivacy : set.privacy());
  }

  private static Privacy privacy(String text) {
    return text == null || text.isBlank()
        ? Privacy.TEXT
        : Privacy.of(text.strip())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        PRIVACY + " takes " + Privacy.known() + "; it was " + text));
  }
}
