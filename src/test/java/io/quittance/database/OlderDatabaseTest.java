package io.quittance.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that an older version filled opens with this one. */
class OlderDatabaseTest {
  /** What there was when V060 was written: V006 came later with a lower number. */
  private static final List<String> OLD =
      List.of("001", "002", "003", "004", "005", "020", "021", "022", "023", "060");

  @TempDir private Path folder;
  private final DatabaseSettings database = TestDatabase.empty();

  @Test
  void a_database_that_stands_at_060_takes_the_lower_numbers_that_came_later_and_all_since() {
    migrateToOld();

    TestDatabase.migrations(database).outOfOrder(outOfOrder()).load().migrate();

    MigrationInfo[] all = TestDatabase.migrations(database).load().info().all();
    assertThat(all).extracting(i -> i.getVersion().getVersion()).contains("006", "060");
    assertThat(all).allSatisfy(migration -> assertThat(migration.getState().isApplied()).isTrue());
  }

  @Test
  void without_the_setting_it_would_not_open() {
    migrateToOld();
    assertThatThrownBy(() -> TestDatabase.migrations(database).load().migrate())
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("006");
  }

  private void migrateToOld() {
    for (MigrationInfo migration : TestDatabase.migrations(database).load().info().all()) {
      if (OLD.contains(migration.getVersion().getVersion())) {
        copy(migration.getScript());
      }
    }
    TestDatabase.migrations(database).locations("filesystem:" + folder).load().migrate();
  }

  private void copy(String script) {
    try (InputStream content =
        OlderDatabaseTest.class.getResourceAsStream("/db/migration/" + script)) {
      Files.copy(content, folder.resolve(script));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The setting that the service starts with. */
  private static boolean outOfOrder() {
    Properties settings = new Properties();
    try (InputStream file =
        OlderDatabaseTest.class.getResourceAsStream("/application.properties")) {
      settings.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Boolean.parseBoolean(settings.getProperty("quarkus.flyway.out-of-order"));
  }
}
