package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.database.Sql;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Ledger;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.Books;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal;
import io.quittance.matching.Succession;
import io.quittance.matching.proof.PaymentSearch;
import io.quittance.message.Envelope;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The advices that were read, found by what they name. In the caller's tenant transaction. */
@ApplicationScoped
class AdviceRecords {
  /** An advice with more keys locks all there are. */
  static final int MOST_LOCKS = 400;

  /** Where in the database's space of such locks ours are. */
  private static final int OF_A_KEY = 0x41445649;

  private static final int ALL_OF_A_TENANT = 0x41445641;

  private final Sql sql;
  private final InTenant inTenant;

  AdviceRecords(Sql sql, InTenant inTenant) {
    this.sql = sql;
    this.inTenant = inTenant;
  }

  /** Puts the advices of a message on record in place of those that were. */
  void record(UUID message, ReadMessage source, Reading reading) {
    forget(message);
    Envelope envelope = source.envelope();
    String sender =
        envelope == null || envelope.fromAddress() == null
            ? null
            : envelope.fromAddress().toLowerCase(Locale.ROOT);
    Instant sentAt = envelope == null ? null : envelope.date();
    List<Object[]> keys = new ArrayList<>();
    for (int i = 0; i < reading.advices().size(); i++) {
      Advice advice = reading.advices().get(i);
      sql.change(
          "insert into advice_record (message, advice, expected, sender, sent_at)"
              + " values (?, ?, ?, ?, ?::timestamptz)",
          message,
          i,
          PaymentSearch.expected(advice, source).orElse(null),
          sender,
          sentAt);
      for (String key : AdviceKeys.of(advice)) {
        keys.add(new Object[] {key, message, i});
      }
    }
    sql.changeEach("insert into advice_key (key, message, advice) values (?, ?, ?)", keys);
  }

  void forget(UUID message) {
    sql.change("delete from advice_record where message = ?", message);
  }

  boolean recorded(UUID message) {
    return sql.first("select 1 from advice_record where message = ?", row -> true, message)
        .isPresent();
  }

  /**
   * The message that takes the place of this one: each advice is replaced, all by the same message,
   * which may have been posted already.
   */
  Optional<UUID> successor(UUID message, ReadMessage source, Reading reading) {
    Envelope envelope = source.envelope();
    if (envelope == null || reading.advices().isEmpty()) {
      return Optional.empty();
    }
    Set<String> successors = new TreeSet<>();
    for (Advice advice : reading.advices()) {
      Succession.Word own =
          new Succession.Word(advice, envelope.fromAddress(), envelope.date(), () -> false);
      List<OtherAdvice> undecided = others(AdviceKeys.of(advice), message, false);
      List<OtherAdvice> replacing =
          others(AdviceKeys.of(advice), message, true).stream()
              .filter(other -> !saysTheSame(other.advice(), advice))
              .filter(other -> replaces(other, own, undecided))
              .toList();
      if (replacing.isEmpty()) {
        return Optional.empty();
      }
      // The last word counts: what lies between is replaced by it as well.
      successors.add(
          replacing.stream().max(Comparator.comparing(OtherAdvice::sentAt)).get().message());
    }
    return successors.size() == 1
        ? successors.stream().findFirst().map(UUID::fromString)
        : Optional.empty();
  }

  private boolean replaces(OtherAdvice later, Succession.Word own, List<OtherAdvice> undecided) {
    List<Succession.Word> besides =
        undecided.stream()
            .filter(other -> !other.message().equals(later.message()))
            .map(OtherAdvice::word)
            .toList();
    return Succession.onSameItems(later.word(), own)
        || Succession.replaces(later.word(), own, besides) && !replacedOne(later.message());
  }

  /** Words that replace one message have had their say: what they leave is no second one. */
  private boolean replacedOne(String message) {
    return sql.first(
            "select 1 from message where duplicate_of = ?::uuid"
                + " and reasons @> '[{\"code\": \"superseded\"}]'",
            row -> true,
            message)
        .isPresent();
  }

  /** A notice sent again replaces nothing: of those one is the duplicate of the other. */
  private static boolean saysTheSame(Advice one, Advice other) {
    return AdviceFingerprint.of(one)
        .map(print -> AdviceFingerprint.of(other).filter(print::equals).isPresent())
        .orElse(false);
  }

  static Set<String> keys(Reading reading) {
    Set<String> keys = new TreeSet<>();
    reading.advices().forEach(advice -> keys.addAll(AdviceKeys.of(advice)));
    return keys;
  }

  /**
   * Until the transaction ends nobody else matches an advice with one of these keys, so that of two
   * that compete the second sees what became of the first. To be called before anything else but
   * the message is locked; the locks are taken in one order. A long list locks all advices of the
   * tenant instead of its keys: the database has room for some thousands of locks.
   */
  void lock(Collection<String> keys) {
    String tenant = inTenant.current().value();
    boolean one = keys.size() > MOST_LOCKS;
    sql.list(
        one ? "select pg_advisory_xact_lock(?, ?)" : "select pg_advisory_xact_lock_shared(?, ?)",
        row -> true,
        ALL_OF_A_TENANT,
        tenant.hashCode());
    if (!one) {
      long[] places =
          keys.stream()
              .mapToLong(key -> (tenant + '/' + key).hashCode())
              .distinct()
              .sorted()
              .toArray();
      sql.list(
          "select pg_advisory_xact_lock(?, place::int) from unnest(cast(? as bigint[])) place",
          row -> true,
          OF_A_KEY,
          places);
    }
  }

  /** What is left of those applied in part, see {@link Books#linesLeft}. */
  List<OtherAdvice> linesLeft(Collection<String> keys, UUID own) {
    if (keys.isEmpty()) {
      return List.of();
    }
    return sql.list(
        """
        with named as materialized (
          select distinct message, advice from advice_key where key = any (?))
        select r.message, r.advice, r.expected, r.sender, r.sent_at, m.reading, p.body
        from named join advice_record r using (message, advice) join message m on m.id = r.message
        join proposal p on p.message = r.message and p.advice = r.advice
          and p.state = 'applied' and p.decided_by = ?
        where r.message <> ? and m.reading is not null
          and p.body @> '{"remainder": [{"kind": "line-in-question"}]}'
        order by r.message, r.advice limit ?
        """,
        row -> left(other(row), PipelineJson.readProposal(row.getString("body"))),
        keys,
        Ledger.CERTIFIER,
        own,
        OtherAdvice.MOST + 1);
  }

  /** All lines of one that was kept before its lines in question were told by their places. */
  private static OtherAdvice left(OtherAdvice whole, Proposal applied) {
    Set<Integer> positions =
        applied.remainder().stream()
            .map(Proposal.Remainder::line)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return positions.isEmpty() ? whole : whole.onlyLines(positions);
  }

  private static OtherAdvice other(ResultSet row) throws SQLException {
    int index = row.getInt("advice");
    Reading reading = ReadingJson.read(row.getString("reading"));
    return new OtherAdvice(
        row.getString("message"),
        index,
        reading.advices().get(index),
        Sql.date(row, "expected"),
        row.getString("sender"),
        Sql.instant(row, "sent_at"),
        reading.problems().stream()
            .anyMatch(problem -> problem.code() == Problem.Code.REPLACES_EARLIER));
  }

  /**
   * Undecided advices of other messages with one of the keys, in the order of their messages.
   *
   * @param posted those from which something was posted, too
   */
  List<OtherAdvice> others(Collection<String> keys, UUID own, boolean posted) {
    if (keys.isEmpty()) {
      return List.of();
    }
    return sql.list(
        """
        with named as materialized (
          select distinct message, advice from advice_key where key = any (?))
        select r.message, r.advice, r.expected, r.sender, r.sent_at, m.reading
        from named join advice_record r using (message, advice) join message m on m.id = r.message
        left join proposal p on p.message = r.message and p.advice = r.advice
          and p.state <> 'superseded'
        where r.message <> ? and m.reading is not null
          and m.status not in ('received', 'not-a-remittance', 'duplicate')
          and (p.state = 'open' or (p.state is null and m.status <> 'parked')
            or (? and p.state = 'applied'))
        order by r.message, r.advice limit ?
        """,
        AdviceRecords::other,
        keys,
        own,
        posted,
        OtherAdvice.MOST + 1);
  }
}
