package io.quittance.receivables;

import io.quittance.api.Caller;
import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRow;
import io.quittance.api.Problem;
import io.quittance.database.Sql;
import io.quittance.database.TimeOrderedId;
import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.receivables.LargeImport.Kind;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers an import at once, or keeps it for the job and says where its progress is seen: when it
 * is large, when the caller asks for it, and behind a large one of the same kind, since the later
 * word must be taken later.
 */
@Singleton
class ReceiveImport {
  /** Rows that one transaction of the job takes. */
  private static final int ROWS_OF_A_PART = 2_000;

  /** Imports of one kind that wait at once; the body of each is kept. */
  private static final int MOST_WAITING = 20;

  private final Caller caller;
  private final Sql sql;
  private final LargeImports imports;
  private final Jobs jobs;
  private final Clock clock;
  private final int mostAtOnce;

  ReceiveImport(
      Caller caller,
      Sql sql,
      LargeImports imports,
      Jobs jobs,
      Clock clock,
      @ConfigProperty(name = "quittance.imports.most-rows-at-once", defaultValue = "10000")
          int mostAtOnce) {
    this.caller = caller;
    this.sql = sql;
    this.imports = imports;
    this.jobs = jobs;
    this.clock = clock;
    this.mostAtOnce = mostAtOnce;
  }

  /**
   * To be called in the tenant's transaction.
   *
   * @param rows in the order in which they are to be taken
   * @param prefer the header {@code Prefer} (RFC 7240), or null
   * @param atOnce takes the rows in this transaction
   * @return 200 with the {@link ImportAnswer}, or 202 with the place of the {@link LargeImport}
   * @throws Problem 409 when too many wait
   */
  Response answer(
      Kind kind,
      List<ImportRow> rows,
      ItemImportScope scope,
      String prefer,
      Supplier<ImportAnswer> atOnce) {
    boolean asked = asksForLater(prefer);
    boolean large = asked || rows.size() > mostAtOnce;
    lock(kind, large);
    int waiting = imports.unfinished(kind);
    if (!large && waiting == 0) {
      return Response.ok(atOnce.get()).build();
    }
    if (waiting >= MOST_WAITING) {
      throw Problem.conflict(
          "too-many-imports",
          waiting + " imports of this kind wait; nothing of this one was kept. Send it later.");
    }
    UUID id = TimeOrderedId.next(clock);
    imports.add(id, kind, scope, parts(rows), caller.actor());
    jobs.enqueue(new Job(TakeLargeImport.KIND, caller.tenant(), kind.stored()));
    Response.ResponseBuilder accepted =
        Response.accepted(imports.find(id).orElseThrow())
            .location(URI.create("/api/v1/imports/" + id));
    return asked
        ? accepted.header("Preference-Applied", "respond-async").build()
        : accepted.build();
  }

  /**
   * Imports that are answered at once go side by side as ever. A large one waits for those that
   * run, so that each later one sees it.
   */
  private void lock(Kind kind, boolean alone) {
    sql.list(
        "select pg_advisory_xact_lock"
            + (alone ? "" : "_shared")
            + "(hashtextextended('imports of ' || current_tenant() || '/' || ?, 0))",
        row -> true,
        kind.stored());
  }

  private static boolean asksForLater(String prefer) {
    return prefer != null
        && List.of(prefer.toLowerCase(Locale.ROOT).split("\\s*[,;]\\s*", -1)).stream()
            .anyMatch(preference -> preference.strip().equals("respond-async"));
  }

  private static List<List<ImportRow>> parts(List<ImportRow> rows) {
    List<List<ImportRow>> parts = new ArrayList<>();
    for (int start = 0; start < rows.size(); start += ROWS_OF_A_PART) {
      parts.add(rows.subList(start, Math.min(rows.size(), start + ROWS_OF_A_PART)));
    }
    return parts;
  }
}
