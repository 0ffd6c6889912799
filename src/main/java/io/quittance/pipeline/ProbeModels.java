package io.quittance.pipeline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quittance.database.Sql;
import io.quittance.database.SqlFailed;
import io.quittance.model.ModelCapabilities;
import io.quittance.model.ModelCapabilities.Images;
import io.quittance.model.ModelCapabilities.Schema;
import io.quittance.model.Models;
import io.quittance.model.NamedModel;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * At the start, each model is asked in the way that was found last time, and beside that, one after
 * the other, looked at again. The start waits for no provider; one that gave no answer is looked at
 * later, as often as {@link NamedModel#worthALook} has it.
 */
@ApplicationScoped
class ProbeModels {
  /** Before the first job runs. */
  private static final int FIRST = 10;

  /** How often it is seen whether a model is to be looked at again. */
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private static final Logger LOG = Logger.getLogger(ProbeModels.class);

  private final Models models;
  private final Sql sql;
  private final boolean wanted;
  private final Duration pause;
  private final ScheduledExecutorService background =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "probe-models");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param wanted false where nothing may go out before somebody reads a mail
   * @param pause before a model that gave no answer is looked at again
   */
  ProbeModels(
      Models models,
      Sql sql,
      @ConfigProperty(name = "quittance.model.probe", defaultValue = "true") boolean wanted,
      @ConfigProperty(name = "quittance.model.probe-again", defaultValue = "10m") Duration pause) {
    this.models = models;
    this.sql = sql;
    this.wanted = wanted;
    this.pause = pause;
  }

  void begin(@Observes @Priority(FIRST) StartupEvent start) {
    for (NamedModel model : models.all()) {
      QuarkusTransaction.requiringNew().run(() -> remember(model));
      if (wanted) {
        background.execute(() -> probe(model));
      }
    }
    if (wanted && !models.all().isEmpty()) {
      background.scheduleWithFixedDelay(
          this::lookAgain, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @PreDestroy
  void end() {
    background.shutdownNow();
  }

  private void remember(NamedModel model) {
    sql.first(
            "select * from model_capability where model = ?",
            row ->
                new ModelCapabilities(
                    Schema.valueOf(row.getString("schema_held").toUpperCase(Locale.ROOT)),
                    Images.valueOf(
                        row.getString("images").toUpperCase(Locale.ROOT).replace('-', '_')),
                    Sql.instant(row, "probed_at"),
                    null),
            key(model))
        .ifPresent(model::remember);
  }

  /** Looks at those that gave no answer before and may give one now. */
  void lookAgain() {
    for (NamedModel model : models.all()) {
      try {
        if (model.worthALook(pause)) {
          probe(model);
        }
      } catch (RuntimeException broken) {
        // Else nothing would be looked at any more until the next start.
        LOG.errorf(broken, "model %s could not be looked at; it is in a minute", model.name());
      }
    }
  }

  /** When a model that gave no answer is looked at again at the latest; empty for others. */
  Optional<Instant> next(NamedModel model) {
    return wanted ? model.nextLook(pause) : Optional.empty();
  }

  /** Looks at a model and says in the log, and keeps, what it has shown. */
  void probe(NamedModel model) {
    ModelCapabilities found = model.probe();
    LOG.infof(
        "model %s (%s) %s; it is asked %s",
        model.name(), model.id(), found.words(), AskedHow.words(model.mode()));
    if (found.schema() == Schema.UNKNOWN) {
      return;
    }
    try {
      QuarkusTransaction.requiringNew().run(() -> keep(model, found));
    } catch (SqlFailed broken) {
      LOG.warnf(
          "what model %s can do could not be kept (%s); the next start looks again",
          model.name(), broken.getMessage());
    }
  }

  private void keep(NamedModel model, ModelCapabilities found) {
    sql.change(
        """
        insert into model_capability (model, schema_held, images, probed_at) values (?, ?, ?, ?)
        on conflict (model) do update
        set schema_held = excluded.schema_held, images = excluded.images,
          probed_at = excluded.probed_at
        """,
        key(model),
        found.schema().name().toLowerCase(Locale.ROOT),
        found.images().text(),
        found.probedAt());
  }

  /** Another model under the same name has shown nothing yet. */
  private static String key(NamedModel model) {
    return model.name() + " " + model.id();
  }
}
