package io.quittance.pipeline;

import io.quittance.advice.model.Asking;
import io.quittance.advice.model.Privacy;
import io.quittance.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What the tenant of the running transaction has set about models, version by version. */
@ApplicationScoped
class ModelSettingsVersions {
  private final Sql sql;

  ModelSettingsVersions(Sql sql) {
    this.sql = sql;
  }

  ModelSettingsVersion newest() {
    return newest(1).stream().findFirst().orElse(ModelSettingsVersion.NONE);
  }

  List<ModelSettingsVersion> newest(int most) {
    return sql.list(
        "select * from model_settings_version order by version desc limit ?",
        ModelSettingsVersions::read,
        most);
  }

  /**
   * Writes the version after the one that was seen.
   *
   * @return false when somebody else has written it meanwhile
   */
  boolean write(ModelSettingsVersion next) {
    return sql.change(
            """
            insert into model_settings_version
              (version, models, asking, privacy, keep_content, actor, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """,
            next.version(),
            next.models(),
            next.asking() == null ? null : next.asking().text(),
            next.privacy() == null ? null : next.privacy().text(),
            next.keepContent(),
            next.actor(),
            next.recordedAt())
        == 1;
  }

  private static ModelSettingsVersion read(ResultSet row) throws SQLException {
    String asking = row.getString("asking");
    String privacy = row.getString("privacy");
    return new ModelSettingsVersion(
        row.getInt("version"),
        row.getArray("models") == null ? null : Sql.texts(row, "models"),
        asking == null ? null : Asking.of(asking),
        privacy == null ? null : Privacy.of(privacy).orElseThrow(),
        row.getBoolean("keep_content"),
        row.getString("actor"),
        Sql.instant(row, "recorded_at"));
  }
}
