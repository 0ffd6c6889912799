package io.quittance.calls;

import io.quittance.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The account of the questions about a message. In the caller's tenant transaction. */
@ApplicationScoped
class ListCalls {
  /** More questions about one message are not shown; the newest are. */
  static final int MOST = 200;

  private final Sql sql;
  private final KeptAnswers answers;

  ListCalls(Sql sql, KeptAnswers answers) {
    this.sql = sql;
    this.answers = answers;
  }

  /** From new to old. */
  List<CallView> of(UUID message) {
    return sql.list(
        "select * from model_call where message = ? order by begun_at desc, id desc limit ?",
        this::view,
        message,
        MOST);
  }

  private CallView view(ResultSet row) throws SQLException {
    UUID message = row.getObject("message", UUID.class);
    String request = row.getString("request");
    Optional<String> question = answers.question(request, message);
    BigDecimal cost = row.getBigDecimal("cost");
    return new CallView(
        row.getObject("id", UUID.class),
        message,
        Sql.instant(row, "begun_at"),
        Sql.instant(row, "ended_at"),
        row.getString("model"),
        row.getString("answered_by"),
        row.getString("prompt"),
        row.getString("prompt_sha256"),
        request,
        row.getBoolean("kept"),
        row.getString("mode"),
        row.getString("outcome"),
        row.getObject("input_tokens", Long.class),
        row.getObject("output_tokens", Long.class),
        cost == null ? null : ModelUsageView.plain(cost),
        row.getString("currency"),
        row.getObject("millis", Long.class),
        row.getObject("usable", Boolean.class),
        row.getObject("values_refused", Integer.class),
        question.orElse(null),
        question.flatMap(kept -> answers.text(request, message)).orElse(null));
  }
}
