package io.quittance.certificate;

import io.quittance.database.Sql;
import io.quittance.matching.Proposal;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Draws automatic postings at random and puts them before a person who is not told what was posted.
 * Every method runs in the caller's tenant transaction.
 */
@ApplicationScoped
public class BlindAudits {
  private static final int SEED_BYTES = 32;

  private final Sql sql;
  private final Circumstances.Present present;
  private final ReviewCases cases;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  BlindAudits(Sql sql, Circumstances.Present present, ReviewCases cases, Clock clock) {
    this.sql = sql;
    this.present = present;
    this.cases = cases;
    this.clock = clock;
  }

  /** On what an automatic posting rests. */
  public enum Ground {
    PROVEN("proven"),
    CERTIFICATE("by-certificate");

    private final String stored;

    Ground(String stored) {
      this.stored = stored;
    }
  }

  /**
   * @param message null for a payment that no mail explains
   * @param postings made of the proposal
   * @param wrong null while nobody has decided
   * @param difference in words, or null
   */
  record Audit(
      UUID id,
      UUID proposal,
      UUID message,
      String payment,
      List<String> postings,
      String ground,
      Instant openedAt,
      Instant decidedAt,
      String actor,
      Boolean wrong,
      String difference) {}

  /**
   * In the transaction that posted a kept proposal by itself.
   *
   * @param message null for a payment that no mail explains
   */
  public void posted(UUID id, UUID message, Proposal proposal, Ground ground) {
    BigDecimal share = present.statistics().auditShare();
    if (share.signum() == 0) {
      return;
    }
    Draw draw = Draw.of(seed(), id, share);
    sql.change(
        "insert into audit_draw (proposal, ground, draw, share) values (?, ?, ?, ?)",
        id,
        ground.stored,
        draw.value(),
        draw.share());
    if (draw.drawn()) {
      open(id, message, proposal.payment(), postings(id, proposal));
    }
  }

  /** One for each payment that the proposal applied. */
  private List<String> postings(UUID id, Proposal proposal) {
    List<String> payments =
        proposal.payments().isEmpty() ? List.of(proposal.payment()) : proposal.payments();
    return sql.list(
        """
        select p.id from posting p
        join decision d on d.tenant = p.tenant and d.id = p.decision
        where p.payment = any(?) and d.proposal = ?
          and exists(select from application a where a.tenant = p.tenant and a.posting = p.id)
        order by p.id
        """,
        row -> row.getString(1),
        payments,
        id.toString());
  }

  /** The tenant's seed, made of the machine's randomness when it is first needed. */
  private String seed() {
    String found = sql.first("select seed from audit_seed", row -> row.getString(1)).orElse(null);
    if (found != null) {
      return found;
    }
    byte[] fresh = new byte[SEED_BYTES];
    random.nextBytes(fresh);
    sql.change(
        "insert into audit_seed (seed) values (?) on conflict do nothing",
        HexFormat.of().formatHex(fresh));
    return sql.first("select seed from audit_seed", row -> row.getString(1)).orElseThrow();
  }

  private void open(UUID proposal, UUID message, String payment, List<String> postings) {
    UUID id = UUID.randomUUID();
    sql.change(
        """
        insert into blind_audit (id, proposal, message, payment, postings, opened_at)
        values (?, ?, ?, ?, ?, ?)
        """,
        id,
        proposal,
        message,
        payment,
        postings,
        clock.instant());
    cases.open(
        new Subject(Subject.Kind.AUDIT, id.toString()),
        null,
        List.of(
            new ReviewCase.Reason(
                "blind-audit",
                "Payment %s was applied without a person and drawn for a blind audit. Look at the"
                        .formatted(payment)
                    + " mail and the payment and say what it pays; what was posted is not"
                    + " shown.")));
  }

  Optional<Audit> find(UUID id) {
    return sql.first(SELECT + "where a.id = ?", BlindAudits::read, id);
  }

  Optional<Audit> ofProposal(UUID proposal) {
    return sql.first(SELECT + "where a.proposal = ?", BlindAudits::read, proposal);
  }

  /**
   * The newest first.
   *
   * @param waiting whether nobody has decided them; null for all
   */
  List<Audit> list(Boolean waiting, Instant openedBefore, UUID idBefore, int count) {
    return sql.list(
        SELECT
            + """
            where (a.opened_at, a.id) < (?, ?)
              and (cast(? as boolean) is null or (a.decided_at is null) = cast(? as boolean))
            order by a.opened_at desc, a.id desc limit ?
            """,
        BlindAudits::read,
        openedBefore,
        idBefore,
        waiting,
        waiting,
        count);
  }

  void decided(UUID id, boolean wrong, String difference, String actor) {
    sql.change(
        """
        update blind_audit set decided_at = ?, actor = ?, wrong = ?, difference = ? where id = ?
        """,
        clock.instant(),
        actor,
        wrong,
        difference,
        id);
  }

  private static final String SELECT =
      """
      select a.*, d.ground from blind_audit a
      join audit_draw d on d.tenant = a.tenant and d.proposal = a.proposal
      """;

  private static Audit read(ResultSet row) throws SQLException {
    return new Audit(
        UUID.fromString(row.getString("id")),
        UUID.fromString(row.getString("proposal")),
        row.getObject("message", UUID.class),
        row.getString("payment"),
        Sql.texts(row, "postings"),
        row.getString("ground"),
        Sql.instant(row, "opened_at"),
        Sql.instant(row, "decided_at"),
        row.getString("actor"),
        row.getObject("wrong", Boolean.class),
        row.getString("difference"));
  }
}
