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
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * At the start, each model is asked in the way that was found last time, and beside that, one after
 * the other, looked at again. The start waits for no provider.
 */
@ApplicationScoped
class ProbeModels {
  /** Before the first job runs. */
  private static final int FIRST = 10;

  private static final Logger LOG = Logger.getLogger(ProbeModels.class);

  private final Models models;
  private final Sql sql;
  private final boolean wanted;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "probe-models");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param wanted false where nothing may go out before somebody reads a mail
   */
  ProbeModels(
      Models models,
      Sql sql,
      @ConfigProperty(name = "quittance.model.probe", defaultValue = "true") boolean wanted) {
    this.models = models;
    this.sql = sql;
    this.wanted = wanted;
  }

  void begin(@Observes @Priority(FIRST) StartupEvent start) {
    for (NamedModel model : models.all()) {
      QuarkusTransaction.requiringNew().run(() -> remember(model));
      if (wanted) {
        background.execute(() -> probe(model));
      }
    }
    background.shutdown();
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
