package io.quittance.replay;

import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** The messages that a filter means, the newest first. In the caller's tenant transaction. */
@Singleton
class SelectMessages {
  private final Sql sql;
  private final Clock clock;

  SelectMessages(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Those that are settled, or wait: not those that are being read, nor duplicates. */
  List<UUID> by(Wish.Filter filter, int most) {
    List<Object> arguments = new ArrayList<>();
    StringBuilder where =
        new StringBuilder(
            "duplicate_of is null and status not in ('received', 'reading', 'duplicate')");
    and(where, arguments, filter.from(), " and received_at >= ?::timestamptz", this::startOf);
    and(where, arguments, filter.to(), " and received_at < ?::timestamptz", this::endOf);
    and(where, arguments, filter.payer(), " and lower(payer) like ?", SelectMessages::holding);
    and(where, arguments, filter.sender(), " and lower(sender) like ?", SelectMessages::holding);
    reader(where, arguments, filter.reader());
    and(
        where,
        arguments,
        filter.confidenceBelow(),
        " and exists (select from jsonb_array_elements(reading -> 'advices') a"
            + " where (a ->> 'confidence')::numeric < ?)",
        below -> below);
    if (!filter.state().isEmpty()) {
      where.append(" and status = any(?)");
      arguments.add(filter.state());
    }
    if (!filter.ids().isEmpty()) {
      where.append(" and id = any(?::uuid[])");
      arguments.add(filter.ids());
    }
    arguments.add(most);
    return sql.list(
        "select id from message where " + where + " order by received_at desc, id desc limit ?",
        row -> row.getObject("id", UUID.class),
        arguments.toArray());
  }

  private static void reader(StringBuilder where, List<Object> arguments, String reader) {
    if (reader == null) {
      return;
    }
    boolean builtIn = reader.equals("builtin");
    where.append(
        " and reading is not null and "
            + (builtIn ? "not " : "")
            + "exists (select from jsonb_array_elements_text(reading -> 'readers') r"
            + " where starts_with(r, ?))");
    arguments.add(builtIn ? "model:" : reader);
  }

  private static <T> void and(
      StringBuilder where,
      List<Object> arguments,
      T value,
      String condition,
      Function<T, Object> argument) {
    if (value != null) {
      where.append(condition);
      arguments.add(argument.apply(value));
    }
  }

  private Instant startOf(String day) {
    return LocalDate.parse(day).atStartOfDay(clock.getZone()).toInstant();
  }

  private Instant endOf(String day) {
    return LocalDate.parse(day).plusDays(1).atStartOfDay(clock.getZone()).toInstant();
  }

  private static String holding(String words) {
    String literal =
        words
            .toLowerCase(Locale.ROOT)
            .replace("\\", "\\\\")
            .replace("%", "\\%")
            .replace("_", "\\_");
    return "%" + literal + "%";
  }
}
