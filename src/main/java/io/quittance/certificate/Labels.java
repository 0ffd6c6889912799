package io.quittance.certificate;

import io.quittance.certificate.score.Score;
import io.quittance.certificate.statistics.Label;
import io.quittance.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Right or wrong, said by people about proposals that were scored before anybody saw them. Every
 * method runs in the caller's tenant transaction.
 */
@ApplicationScoped
public class Labels {
  /** More than these are not tested: the oldest count. */
  private static final int MOST = 200_000;

  private final Sql sql;
  private final Circumstances.Present present;

  Labels(Sql sql, Circumstances.Present present) {
    this.sql = sql;
    this.present = present;
  }

  /** Where a label comes from. */
  enum Source {
    VERDICT,
    AUDIT,
    REVERSAL;

    private String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param last the newest row that any of the labels rests on; 0 without labels
   */
  record Counted(List<Label> labels, long last) {
    Counted {
      labels = List.copyOf(labels);
    }
  }

  /**
   * A person decided about a proposal: as recommended, or otherwise. Unscored ones do not count.
   */
  public void decided(UUID proposal, boolean asRecommended, String actor) {
    add(proposal, Source.VERDICT, !asRecommended, actor);
  }

  void add(UUID proposal, Source source, boolean wrong, String actor) {
    sql.change(
        """
        insert into proposal_label (proposal, source, wrong, actor)
        select proposal, ?, ?, ? from proposal_score where proposal = ?
        """,
        source.stored(),
        wrong,
        actor,
        proposal);
  }

  /** Keeps the score that a proposal has before anybody decides about it. */
  void scored(UUID proposal, Score score) {
    sql.change(
        """
        insert into proposal_score (proposal, points, facts, score_version, circumstances)
        values (?, ?, ?, ?, ?)
        """,
        proposal,
        score.points(),
        score.facts().stream().map(Enum::name).toList(),
        Score.VERSION,
        present.now().fingerprint());
  }

  /** Labels made under these circumstances that no failed test has used up. */
  Counted counted(String circumstances) {
    record Row(Label label, long last) {}
    List<Row> rows =
        sql.list(
            """
            select s.points, bool_or(l.wrong) as wrong, max(l.id) as last
            from proposal_score s
            join proposal_label l on l.tenant = s.tenant and l.proposal = s.proposal
            where s.circumstances = ?
            group by s.proposal, s.points
            having min(l.id) > (
              select coalesce(max(last_label), 0) from certificate_test
              where not passed and circumstances = ?)
            order by min(l.id) limit ?
            """,
            row ->
                new Row(
                    new Label(row.getInt("points"), row.getBoolean("wrong")), row.getLong("last")),
            circumstances,
            circumstances,
            MOST);
    return new Counted(
        rows.stream().map(Row::label).toList(), rows.stream().mapToLong(Row::last).max().orElse(0));
  }
}
