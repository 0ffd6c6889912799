package io.quittance.receivables;

import io.quittance.api.ImportAnswer;
import io.quittance.database.Repeated;
import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.jobs.Jobs;
import io.quittance.receivables.LargeImport.Kind;
import io.quittance.receivables.LargeImports.Part;
import io.quittance.receivables.SaidByParts.Said;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Takes large imports, the one received first before the next of its kind. A step is one
 * transaction that takes a part and counts it, so a process that dies between two steps leaves
 * nothing undone and does nothing twice. What a full import lacks is closed when all parts are in.
 */
@ApplicationScoped
class TakeLargeImport implements JobHandler {
  static final String KIND = "take-large-import";

  private static final Logger LOG = Logger.getLogger(TakeLargeImport.class);

  /** Items closed in one step. */
  private static final int CLOSED_AT_ONCE = 2_000;

  private final LargeImports imports;
  private final SaidByParts said;
  private final ImportOpenItems items;
  private final ImportCustomers customers;
  private final CloseMissingItems closeMissing;
  private final Repeated transaction;
  private final Jobs jobs;
  private final Clock clock;

  TakeLargeImport(
      LargeImports imports,
      SaidByParts said,
      ImportOpenItems items,
      ImportCustomers customers,
      CloseMissingItems closeMissing,
      Repeated transaction,
      Jobs jobs,
      Clock clock) {
    this.imports = imports;
    this.said = said;
    this.items = items;
    this.customers = customers;
    this.closeMissing = closeMissing;
    this.transaction = transaction;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    Kind kind = Kind.of(job.subject()).orElseThrow();
    while (transaction.call(job.tenant(), () -> step(kind))) {
      // Each step makes what is left smaller.
      continue;
    }
  }

  /** The import at which the attempts failed is given up; those behind it get their turn. */
  @Override
  public void parked(Job job, int attempts, String reason) {
    Kind kind = Kind.of(job.subject()).orElseThrow();
    transaction.call(
        job.tenant(),
        () -> {
          imports
              .next(kind)
              .ifPresent(
                  run ->
                      imports.fail(
                          run.id(),
                          "Given up after "
                              + attempts
                              + " attempts; the rows done stay, nothing was closed for being"
                              + " absent. Send it again: rows that are known change nothing. ("
                              + reason
                              + ")",
                          clock.instant()));
          if (imports.unfinished(kind) > 0) {
            jobs.enqueue(job);
          }
          return null;
        });
  }

  /** True when there may be more to do. */
  boolean step(Kind kind) {
    Optional<LargeImport> next = imports.next(kind);
    if (next.isEmpty()) {
      return false;
    }
    LargeImport run = next.get();
    Optional<Part> part = imports.nextPart(run.id());
    if (part.isPresent()) {
      imports.taken(run, part.get(), take(run, part.get()), clock.instant());
    } else if (!run.full() || !closeMissing(run)) {
      imports.finish(run.id(), clock.instant());
      LOG.infof(
          "import %s of %s: %d rows done, %d refused",
          run.id(), kind.stored(), run.done(), run.refusedCount());
    }
    return true;
  }

  private ImportAnswer take(LargeImport run, Part part) {
    return switch (run.kind()) {
      case OPEN_ITEMS -> {
        TakenItems taken =
            items.runPart(part.rows(), run.scope(), ids -> said.hashes(run.id(), ids));
        said.remember(run.id(), taken.named);
        said.add(run.id(), taken.unnamed, taken.entities);
        yield taken.tally.answer();
      }
      case CUSTOMERS -> {
        Map<String, String> named = new HashMap<>();
        ImportAnswer answer = customers.run(part.rows(), named, ids -> said.hashes(run.id(), ids));
        said.remember(run.id(), named);
        yield answer;
      }
    };
  }

  /** Closes some of what the import lacks; false when nothing is left to close. */
  private boolean closeMissing(LargeImport run) {
    imports.closed(run.id(), 0);
    Said all = said.all(run.id());
    Set<String> entities = run.legalEntity() == null ? all.entities() : Set.of(run.legalEntity());
    if (all.unnamed() || entities.isEmpty()) {
      imports.refuse(
          run.id(), List.of(all.unnamed() ? ImportOpenItems.UNNAMED : ImportOpenItems.NO_ENTITY));
      return false;
    }
    List<String> missing = said.missing(run, entities, CLOSED_AT_ONCE);
    ImportAnswer.Tally tally = new ImportAnswer.Tally();
    List<String> closed = closeMissing.close(missing, run.scope(), tally);
    imports.refuse(run.id(), tally.answer().refused());
    imports.closed(run.id(), closed.size());
    // Those it refused to close are not looked at again.
    Map<String, String> seen = new HashMap<>();
    missing.forEach(item -> seen.put(item, null));
    said.remember(run.id(), seen);
    items.announce(closed);
    return !missing.isEmpty();
  }
}
