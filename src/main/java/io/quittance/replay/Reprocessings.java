package io.quittance.replay;

import io.quittance.api.Problem;
import io.quittance.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Requests to reprocess messages: made, begun, paused, ended, promoted and looked at. Every method
 * runs in the caller's tenant transaction.
 */
@ApplicationScoped
public class Reprocessings {
  private final OpenRequest openRequest;
  private final Requests requests;
  private final GoOn goOn;
  private final AddUp addUp;
  private final AuditLog audit;

  Reprocessings(
      OpenRequest openRequest, Requests requests, GoOn goOn, AddUp addUp, AuditLog audit) {
    this.openRequest = openRequest;
    this.requests = requests;
    this.goOn = goOn;
    this.addUp = addUp;
    this.audit = audit;
  }

  /**
   * @param opened false when an equal request was open already and is the answer
   */
  public record Answer(ReprocessingView view, boolean opened) {}

  /**
   * Opens a request, with its estimate; a wish that is open already is not opened twice.
   *
   * @throws Problem 422 when the wish cannot be understood or means no or too many messages
   */
  public Answer request(Wish wish, String actor) {
    OpenRequest.Opened opened = openRequest.open(wish, actor);
    if (Boolean.TRUE.equals(wish.start())) {
      start(opened.id(), actor);
    }
    return new Answer(one(opened.id()), opened.fresh());
  }

  public ReprocessingView start(UUID id, String actor) {
    Requests.Row request = held(id);
    return switch (request.state()) {
      case "estimated" -> {
        audit.record("reprocessing.start", id.toString(), actor, Map.of());
        goOn.begin(running(request));
        yield one(id);
      }
      case "running", "done" -> one(id);
      default -> throw conflict(request, "started");
    };
  }

  public ReprocessingView pause(UUID id) {
    Requests.Row request = held(id);
    return switch (request.state()) {
      case "running" -> {
        requests.state(id, "paused");
        yield one(id);
      }
      case "paused" -> one(id);
      default -> throw conflict(request, "paused");
    };
  }

  public ReprocessingView resume(UUID id) {
    Requests.Row request = held(id);
    return switch (request.state()) {
      case "paused" -> {
        goOn.begin(running(request));
        yield one(id);
      }
      case "running" -> one(id);
      default -> throw conflict(request, "resumed");
    };
  }

  /** What was done by then stays. */
  public ReprocessingView cancel(UUID id, String actor) {
    Requests.Row request = held(id);
    return switch (request.state()) {
      case "estimated", "running", "paused" -> {
        requests.state(id, "cancelled");
        audit.record("reprocessing.cancel", id.toString(), actor, Map.of());
        yield one(id);
      }
      case "cancelled" -> one(id);
      default -> throw conflict(request, "cancelled");
    };
  }

  /**
   * Puts what the comparison showed into the messages; again, it takes only what was not taken.
   *
   * @param reverse what is applied may be taken back and applied anew
   */
  public ReprocessingView promote(UUID id, boolean reverse, String actor) {
    Requests.Row request = held(id);
    if (request.running() && request.promotes()) {
      return one(id);
    }
    if (!request.state().equals("done")) {
      throw conflict(request, "promoted");
    }
    if (!openRequest.inForce(request.requested().policy())) {
      throw OpenRequest.notInForce();
    }
    audit.record(
        "reprocessing.promote", id.toString(), actor, Map.of("reverse", Boolean.toString(reverse)));
    goOn.promote(request, reverse, actor);
    return one(id);
  }

  /**
   * @throws Problem 404
   */
  public ReprocessingView one(UUID id) {
    return requests.view(id).orElseThrow(() -> unknown(id)).with(addUp.of(id));
  }

  /** The newest first, without reports. */
  public List<ReprocessingView> list(UUID before, int count) {
    return requests.list(before, count);
  }

  /**
   * @param outcome null for all
   * @param after position of the last one of the page before, or 0
   * @throws Problem 404
   */
  public List<ItemView> items(UUID id, Outcome outcome, int after, int count) {
    if (requests.find(id).isEmpty()) {
      throw unknown(id);
    }
    return addUp.items(id, outcome, after, count);
  }

  private Requests.Row held(UUID id) {
    return requests.held(id).orElseThrow(() -> unknown(id));
  }

  private static Requests.Row running(Requests.Row request) {
    return new Requests.Row(
        request.id(),
        request.requested(),
        request.apply(),
        request.reverse(),
        "running",
        request.phase(),
        request.actor(),
        request.promotedBy(),
        request.requestedAt());
  }

  private static Problem unknown(UUID id) {
    return Problem.notFound("unknown-reprocessing", "There is no reprocessing " + id + ".");
  }

  private static Problem conflict(Requests.Row request, String wanted) {
    return Problem.conflict(
        "wrong-state",
        "The reprocessing is %s and cannot be %s. Nothing was changed."
            .formatted(request.state(), wanted));
  }
}
