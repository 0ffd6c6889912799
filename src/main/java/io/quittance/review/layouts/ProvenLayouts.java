package io.quittance.review.layouts;

import io.quittance.advice.memory.ReadByMemory;
import io.quittance.advice.memory.RememberedLayout;
import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Layouts, kept and looked up. Every method runs in the caller's tenant transaction. */
@Singleton
public class ProvenLayouts {
  /** Different payments that have to prove a layout before it reads anything. */
  static final int PROOFS_NEEDED = 3;

  /** More layouts of one sender than this are no layouts; the longest proven come first. */
  private static final int MOST_OF_SENDER = 50;

  private static final int LONGEST_REASON = 500;

  private static final String LAYOUTS =
      """
      select * from (
        select l.*,
          (select count(*) from layout_proof p where p.tenant = l.tenant and p.layout = l.id
             and p.reversed_at is null
             and p.proven_at > coalesce(l.suspended_at, '-infinity')) as proofs,
          (select count(*) from layout_reading r where r.tenant = l.tenant and r.layout = l.id)
            as readings
        from remembered_layout l) l
      """;

  private final Sql sql;
  private final Clock clock;

  ProvenLayouts(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * A posting of a payment that is to the cent what a message of the layout says.
   *
   * @param actor certifier or analyst
   */
  public record Proof(String payment, UUID message, String posting, String actor) {}

  /** Remembers the layout, or counts one more payment that proves it. Removed ones stay so. */
  public void prove(String customer, String sender, RememberedLayout layout, Proof proof) {
    String json = layout.json();
    String hash = sha256(json);
    sql.change(
        """
        insert into remembered_layout (id, customer, sender, layout, layout_sha256, learned_at)
        values (?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        UUID.randomUUID(),
        customer,
        sender,
        json,
        hash,
        clock.instant());
    sql.change(
        """
        insert into layout_proof (layout, payment, message, posting, proven_by, proven_at)
        select id, ?, ?, ?, ?, ? from remembered_layout
        where customer = ? and sender = ? and layout_sha256 = ? and removed_at is null
        on conflict (tenant, layout, payment) do update
          set message = excluded.message, posting = excluded.posting,
            proven_by = excluded.proven_by, proven_at = excluded.proven_at, reversed_at = null
        """,
        proof.payment(),
        proof.message(),
        proof.posting(),
        proof.actor(),
        clock.instant(),
        customer,
        sender,
        hash);
  }

  /** What counts now for mails of this sender. */
  public List<ReadByMemory.Known> of(String sender) {
    return sql
        .list(
            LAYOUTS
                + """
                where l.sender = ? and l.removed_at is null and l.proofs >= ?
                order by l.learned_at, l.id limit ?
                """,
            ProvenLayouts::known,
            sender,
            PROOFS_NEEDED,
            MOST_OF_SENDER)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<ReadByMemory.Known> known(ResultSet row) throws SQLException {
    String id = row.getString("id");
    return RememberedLayout.of(row.getString("layout"))
        .map(layout -> new ReadByMemory.Known(id, layout));
  }

  /** The message was read by the layout. */
  public void read(UUID layout, UUID message) {
    sql.change(
        "insert into layout_reading (layout, message, read_at) values (?, ?, ?)"
            + " on conflict (tenant, layout, message) do update set read_at = excluded.read_at",
        layout,
        message,
        clock.instant());
  }

  /** Whose mails the layout reads; empty when there is no such layout. */
  public Optional<String> customer(UUID layout) {
    return sql.first(
        "select customer from remembered_layout where id = ?",
        row -> row.getString("customer"),
        layout);
  }

  /** One check has failed: it reads nothing until as many payments as at first prove it anew. */
  public void suspend(UUID layout, String why) {
    sql.change(
        "update remembered_layout set suspended_at = ?, suspended_why = ?"
            + " where id = ? and removed_at is null",
        clock.instant(),
        why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON),
        layout);
  }

  /** As {@link #suspend}, for what matching says of a message; once for each reading of it. */
  public void suspendFor(UUID layout, UUID message, String why) {
    boolean readSince =
        sql.first(
                """
                select 1 from layout_reading r join remembered_layout l on l.id = r.layout
                where r.layout = ? and r.message = ?
                  and r.read_at > coalesce(l.suspended_at, '-infinity')
                """,
                row -> true,
                layout,
                message)
            .orElse(false);
    if (readSince) {
      suspend(layout, why);
    }
  }

  /** What rested on these messages was taken back: it proves nothing, and its layouts rest. */
  public void reversed(Collection<String> messages) {
    List<UUID> concerned =
        sql.list(
            """
            select layout from layout_proof where message = any(?::uuid[]) and reversed_at is null
            union select layout from layout_reading where message = any(?::uuid[])
            """,
            row -> row.getObject("layout", UUID.class),
            messages,
            messages);
    sql.change(
        "update layout_proof set reversed_at = ?"
            + " where message = any(?::uuid[]) and reversed_at is null",
        clock.instant(),
        messages);
    concerned.forEach(layout -> suspend(layout, "what was applied by it was taken back"));
  }

  /**
   * @param after id that the last page ended with
   */
  List<ProvenLayout> list(String customer, UUID after, int limit) {
    return sql.list(
        LAYOUTS
            + """
            where l.removed_at is null and l.id > ? and (?::text is null or l.customer = ?)
            order by l.id limit ?
            """,
        ProvenLayout::read,
        after,
        customer,
        customer,
        limit);
  }

  /** Locks the layout until the transaction ends and returns it as it is now. */
  Optional<ProvenLayout> lock(UUID id) {
    sql.list("select id from remembered_layout where id = ? for update", row -> true, id);
    return find(id);
  }

  Optional<ProvenLayout> find(UUID id) {
    return sql.first(LAYOUTS + "where l.id = ?", ProvenLayout::read, id);
  }

  void removed(UUID id, String actor) {
    sql.change(
        "update remembered_layout set removed_by = ?, removed_at = ? where id = ?",
        actor,
        clock.instant(),
        id);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
