package io.quittance.replay;

import io.quittance.advice.model.Asking;
import io.quittance.api.Problem;
import io.quittance.audit.AuditLog;
import io.quittance.database.TimeOrderedId;
import io.quittance.pipeline.ChoiceOfTenant;
import io.quittance.pipeline.ReadAnew;
import io.quittance.pipeline.UnderPolicy;
import io.quittance.policy.Policies;
import io.quittance.policy.PolicyDrafts;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Requests to reprocess messages: made, begun, paused, ended, promoted and looked at. Every method
 * runs in the caller's tenant transaction.
 */
@ApplicationScoped
public class Reprocessings {
  private final Requests requests;
  private final Items items;
  private final GoOn goOn;
  private final AddUp addUp;
  private final SelectMessages select;
  private final MakeEstimate makeEstimate;
  private final ReadAnew readAnew;
  private final ChoiceOfTenant choices;
  private final Policies policies;
  private final PolicyDrafts drafts;
  private final AuditLog audit;
  private final InTenant inTenant;
  private final Clock clock;
  private final ReplaySettings settings;

  Reprocessings(
      Requests requests,
      Items items,
      GoOn goOn,
      AddUp addUp,
      SelectMessages select,
      MakeEstimate makeEstimate,
      ReadAnew readAnew,
      ChoiceOfTenant choices,
      Policies policies,
      PolicyDrafts drafts,
      AuditLog audit,
      InTenant inTenant,
      Clock clock,
      ReplaySettings settings) {
    this.requests = requests;
    this.items = items;
    this.goOn = goOn;
    this.addUp = addUp;
    this.select = select;
    this.makeEstimate = makeEstimate;
    this.readAnew = readAnew;
    this.choices = choices;
    this.policies = policies;
    this.drafts = drafts;
    this.audit = audit;
    this.inTenant = inTenant;
    this.clock = clock;
    this.settings = settings;
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
    Wish.Filter filter = wish.filter() == null ? Wish.Filter.ALL : wish.filter();
    filter.check(settings.mostMessages());
    boolean apply = wish.apply();
    boolean reverse = Boolean.TRUE.equals(wish.reverse());
    Requested requested = requested(wish, apply);
    String request = canonical(filter, requested, apply, reverse);
    String sha256 = sha256(request);
    UUID id = TimeOrderedId.next(clock);
    Optional<UUID> open = requests.equal(sha256);
    if (open.isEmpty()) {
      List<UUID> messages = messages(filter);
      boolean always =
          choices
              .of(inTenant.current())
              .map(choice -> choice.asking() == Asking.ALWAYS)
              .orElse(false);
      boolean opened =
          requests.open(
              new Requests.New(
                  id,
                  request,
                  sha256,
                  requested,
                  apply,
                  reverse,
                  makeEstimate.of(messages, requested, always),
                  actor));
      if (opened) {
        items.add(id, messages);
        audit.record(
            "reprocessing.request",
            id.toString(),
            actor,
            Map.of("messages", Integer.toString(messages.size())));
      } else {
        open = requests.equal(sha256);
      }
    }
    UUID standing = open.orElse(id);
    if (Boolean.TRUE.equals(wish.start())) {
      start(standing, actor);
    }
    return new Answer(one(standing), open.isEmpty());
  }

  private List<UUID> messages(Wish.Filter filter) {
    List<UUID> messages = select.by(filter, settings.mostMessages() + 1);
    if (messages.isEmpty()) {
      throw Problem.unprocessable(
          "no-messages", "No message is meant by the filter. Nothing was requested.");
    }
    if (messages.size() > settings.mostMessages()) {
      throw Problem.unprocessable(
          "too-many-messages",
          "The filter means more than %d messages. Nothing was requested; narrow it, for example by dates."
              .formatted(settings.mostMessages()));
    }
    return messages;
  }

  private Requested requested(Wish wish, boolean apply) {
    ReadAnew.From from = wish.from();
    TenantId tenant = inTenant.current();
    if (from == ReadAnew.From.READING && (wish.model() != null || wish.prompt() != null)) {
      throw Wish.bad("Stage match reads nothing: name no model and no prompt.");
    }
    ReadAnew.By by =
        from == ReadAnew.From.READING
            ? ReadAnew.By.BUILT_IN
            : readAnew.wished(tenant, wish.model(), wish.prompt());
    UnderPolicy policy = wish.underPolicy();
    if (policy.version() != null
        && (policy.version() < 1 || policy.version() > policies.newestVersion())) {
      throw Wish.bad("There is no policy version " + policy.version() + ".");
    }
    if (policy.draft() != null) {
      drafts.draft(policy.draft());
    }
    if (apply && !inForce(policy)) {
      throw notInForce();
    }
    return new Requested(from, by, policy);
  }

  private boolean inForce(UnderPolicy policy) {
    return policy.inForce()
        || (policy.version() != null && policy.version() == policies.newestVersion());
  }

  private static Problem notInForce() {
    return Problem.unprocessable(
        "policy-not-in-force",
        "What posts is the policy in force. Put the other one in force first, then ask again.");
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
    if (!inForce(request.requested().policy())) {
      throw notInForce();
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
        request.promotedBy());
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

  /** Two wishes that mean the same are the same text. */
  private static String canonical(
      Wish.Filter filter, Requested requested, boolean apply, boolean reverse) {
    Map<String, Object> wish = new LinkedHashMap<>();
    wish.put("filter", filter);
    wish.put("stage", Requested.word(requested.from()));
    if (requested.from() != ReadAnew.From.READING) {
      wish.put("model", Optional.ofNullable(requested.by().model()).orElse("builtin"));
      wish.put("prompt", requested.by().prompt());
    }
    if (!requested.policy().inForce()) {
      UUID draft = requested.policy().draft();
      wish.put(
          "policy",
          new Wish.PolicyWish(
              requested.policy().version(), draft == null ? null : draft.toString()));
    }
    wish.put("mode", apply ? "apply" : "shadow");
    wish.put("reverse", reverse);
    return Requests.text(wish);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
