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

/** Makes a request of a wish: what it means today, which messages, what it may take. */
@ApplicationScoped
class OpenRequest {
  private final Requests requests;
  private final Items items;
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

  OpenRequest(
      Requests requests,
      Items items,
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
   * @param fresh false when an equal one was open already
   */
  record Opened(UUID id, boolean fresh) {}

  /**
   * Opens a request, with its estimate; a wish that is open already is not opened twice.
   *
   * @throws Problem 422 when the wish cannot be understood or means no or too many messages
   */
  Opened open(Wish wish, String actor) {
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
    return new Opened(open.orElse(id), open.isEmpty());
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

  /** Only that one posts. */
  boolean inForce(UnderPolicy policy) {
    return policy.inForce()
        || (policy.version() != null && policy.version() == policies.newestVersion());
  }

  static Problem notInForce() {
    return Problem.unprocessable(
        "policy-not-in-force",
        "What posts is the policy in force. Put the other one in force first, then ask again.");
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
