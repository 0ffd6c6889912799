package io.quittance.replay;

import io.quittance.advice.ReadingJson;
import io.quittance.database.Repeated;
import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.jobs.Jobs;
import io.quittance.pipeline.Anew;
import io.quittance.pipeline.InShadow;
import io.quittance.pipeline.ReadAnew;
import io.quittance.pipeline.Standing;
import io.quittance.pipeline.TakeAnew;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * One message of a request: compared, or taken over. The work is done first and its result kept in
 * one transaction with the step to the next item, so that a process that dies leaves an item that
 * is done once or one that is done again.
 */
@ApplicationScoped
class RunItem implements JobHandler {
  private final Requests requests;
  private final Items items;
  private final GoOn goOn;
  private final ReadAnew readAnew;
  private final InShadow inShadow;
  private final TakeAnew takeAnew;
  private final InTenant inTenant;
  private final Repeated transaction;
  private final Jobs jobs;
  private final Clock clock;
  private final ReplaySettings settings;

  RunItem(
      Requests requests,
      Items items,
      GoOn goOn,
      ReadAnew readAnew,
      InShadow inShadow,
      TakeAnew takeAnew,
      InTenant inTenant,
      Repeated transaction,
      Jobs jobs,
      Clock clock,
      ReplaySettings settings) {
    this.requests = requests;
    this.items = items;
    this.goOn = goOn;
    this.readAnew = readAnew;
    this.inShadow = inShadow;
    this.takeAnew = takeAnew;
    this.inTenant = inTenant;
    this.transaction = transaction;
    this.jobs = jobs;
    this.clock = clock;
    this.settings = settings;
  }

  private record Turn(Requests.Row request, Items.Due item) {}

  @Override
  public String kind() {
    return GoOn.KIND;
  }

  @Override
  public void run(Job job) {
    ItemKey key = ItemKey.of(job.subject());
    Optional<Turn> turn = inTenant.call(job.tenant(), () -> turn(key));
    if (turn.isEmpty()) {
      return;
    }
    if (turn.get().request().promotes()) {
      promote(job, key, turn.get());
    } else {
      compare(job, key, turn.get());
    }
  }

  /** Empty when it is done, or its request is paused, cancelled or at its end. */
  private Optional<Turn> turn(ItemKey key) {
    return requests
        .find(key.reprocessing())
        .filter(Requests.Row::running)
        .flatMap(request -> items.due(key).map(item -> new Turn(request, item)));
  }

  private void compare(Job job, ItemKey key, Turn turn) {
    Requested requested = turn.request().requested();
    Anew anew =
        readAnew.read(
            job.tenant(),
            turn.item().message(),
            requested.from(),
            requested.by(),
            turn.request().requestedAt());
    if (anew instanceof Anew.NotNow notNow) {
      later(job, key, turn, notNow.reason(), notNow.retryAfter());
    } else if (anew instanceof Anew.Nothing nothing) {
      failed(job, key, turn, nothing.reason());
    } else if (anew instanceof Anew.Read read) {
      inShadow
          .compare(job.tenant(), turn.item().message(), read, requested.policy())
          .ifPresentOrElse(
              compared -> keep(job, key, found(read, compared)),
              () ->
                  later(
                      job,
                      key,
                      turn,
                      "open items were being imported or the message was being read",
                      Optional.empty()));
    }
  }

  private static Items.Found found(Anew.Read read, InShadow.Compared compared) {
    return new Items.Found(
        Difference.between(compared.before(), compared.after()),
        null,
        ReadingJson.write(read.reading()),
        read.sourceSha256(),
        new TakeAnew.Shown(compared.before().fingerprint(), compared.after().fingerprint()));
  }

  private void keep(Job job, ItemKey key, Items.Found found) {
    inTenant.run(
        job.tenant(),
        () -> {
          Requests.Row request = requests.held(key.reprocessing()).orElseThrow();
          if (items.compared(key, found)) {
            goOn.next(request);
          }
        });
  }

  private void failed(Job job, ItemKey key, Turn turn, String reason) {
    Standing standing = inShadow.standing(job.tenant(), turn.item().message());
    keep(job, key, new Items.Found(Difference.none(standing), reason, null, null, null));
  }

  /** No failed attempt: whoever is not there now is asked again, for a while. */
  private void later(
      Job job, ItemKey key, Turn turn, String reason, Optional<Duration> retryAfter) {
    if (turn.item().postponed() >= settings.mostPauses()) {
      failed(job, key, turn, "It was tried for too long: " + reason + ".");
      return;
    }
    Duration pause = retryAfter.orElse(settings.pause());
    Duration bounded =
        pause.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : pause;
    inTenant.run(
        job.tenant(),
        () -> {
          items.postponed(key);
          jobs.enqueueAt(job, clock.instant().plus(bounded));
        });
  }

  private void promote(Job job, ItemKey key, Turn turn) {
    Items.Due item = turn.item();
    Optional<Anew.Read> read =
        readAnew.again(
            job.tenant(),
            item.message(),
            turn.request().requested().from(),
            item.reading(),
            item.sourceSha256());
    if (read.isEmpty()) {
      left(
          job,
          key,
          new TakeAnew.Taken.Left(
              "read-otherwise", "Its documents read otherwise by now; ask for it again."));
      return;
    }
    try {
      transaction.call(
          job.tenant(),
          () -> {
            // Whoever was quicker has done it.
            if (items.due(key).isPresent()) {
              take(job, key, turn, read.get());
            }
            return null;
          });
    } catch (TakeAnew.NotTaken undone) {
      left(job, key, undone.left());
    }
  }

  private void take(Job job, ItemKey key, Turn turn, Anew.Read read) {
    Requests.Row request = turn.request();
    TakeAnew.Taken taken =
        takeAnew.take(
            job.tenant(),
            turn.item().message(),
            read,
            turn.item().shown(),
            new TakeAnew.Order(
                request.promotedBy(),
                "Read and matched anew by reprocessing " + request.id(),
                request.reverse()));
    keep(key, taken);
  }

  private void left(Job job, ItemKey key, TakeAnew.Taken.Left left) {
    inTenant.run(job.tenant(), () -> keep(key, left));
  }

  private void keep(ItemKey key, TakeAnew.Taken taken) {
    Requests.Row request = requests.held(key.reprocessing()).orElseThrow();
    boolean first;
    if (taken instanceof TakeAnew.Taken.Left left) {
      first = items.promoted(key, "left", left.code(), left.reason());
    } else if (taken instanceof TakeAnew.Taken.Reversed) {
      first = items.promoted(key, "reversed", null, null);
    } else {
      first = items.promoted(key, "opened", null, null);
    }
    if (first) {
      goOn.next(request);
    }
  }

  @Override
  public void parked(Job job, int attempts, String reason) {
    ItemKey key = ItemKey.of(job.subject());
    inTenant
        .call(job.tenant(), () -> turn(key))
        .ifPresent(
            turn -> {
              String why = "It failed %d times: %s".formatted(attempts, reason);
              if (turn.request().promotes()) {
                inTenant.run(job.tenant(), () -> giveUp(key, why));
              } else {
                failed(job, key, turn, why);
              }
            });
  }

  private void giveUp(ItemKey key, String why) {
    Requests.Row request = requests.held(key.reprocessing()).orElseThrow();
    if (items.promoted(key, "failed", "failed", why)) {
      goOn.next(request);
    }
  }
}
