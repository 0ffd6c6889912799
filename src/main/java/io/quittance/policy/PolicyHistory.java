package io.quittance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who changed which setting, from the newest version to the oldest. */
@ApplicationScoped
class PolicyHistory {
  static final int MOST_VERSIONS = 200;

  private final Sql sql;

  PolicyHistory(Sql sql) {
    this.sql = sql;
  }

  private record Version(ObjectNode head, Policy policy, Policy before) {}

  /**
   * The newest {@link #MOST_VERSIONS} versions below one; each with its changes against the version
   * before of its scope, else of the tenant, else what is so from the beginning.
   */
  ArrayNode versions(int below) {
    List<Version> versions =
        sql.list(
            """
            select v.*, (
              select b.body from policy_version b
              where b.version < v.version
                and ((b.legal_entity, b.customer_group, b.customer)
                     = (v.legal_entity, v.customer_group, v.customer)
                  or (b.legal_entity, b.customer_group, b.customer) = ('', '', ''))
              order by (b.legal_entity, b.customer_group, b.customer)
                     = (v.legal_entity, v.customer_group, v.customer) desc, b.version desc
              limit 1) as before
            from policy_version v where v.version < ? order by v.version desc limit ?
            """,
            row -> {
              ObjectNode head = JsonNodeFactory.instance.objectNode();
              head.put("version", row.getInt("version"));
              for (String scope : List.of("legal_entity", "customer_group", "customer")) {
                String value = row.getString(scope);
                head.put(name(scope), value.isEmpty() ? null : value);
              }
              head.put("actor", row.getString("actor"));
              head.put("recordedAt", Sql.instant(row, "recorded_at").toString());
              String before = row.getString("before");
              return new Version(
                  head,
                  PolicyJson.read(row.getString("body"), Policy.initial(), 0),
                  before == null
                      ? Policy.initial().inVersion(0)
                      : PolicyJson.read(before, Policy.initial(), 0));
            },
            below,
            MOST_VERSIONS);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Version version : versions) {
      list.add(version.head().set("changes", changes(version.before(), version.policy())));
    }
    return list;
  }

  /** What differs, setting by setting: {@code {"setting": ..., "from": ..., "to": ...}}. */
  static ArrayNode changes(Policy before, Policy after) {
    ArrayNode changes = JsonNodeFactory.instance.arrayNode();
    compare("", PolicyJson.parts(before), PolicyJson.parts(after), changes);
    return changes;
  }

  private static void compare(String place, JsonNode before, JsonNode after, ArrayNode changes) {
    if (before.equals(after)) {
      return;
    }
    if (!before.isObject() || !after.isObject()) {
      ObjectNode change = changes.addObject().put("setting", place);
      change.set("from", before.isMissingNode() ? null : before);
      change.set("to", after.isMissingNode() ? null : after);
      return;
    }
    Set<String> names = new TreeSet<>();
    for (JsonNode node : List.of(before, after)) {
      for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext(); ) {
        names.add(all.next().getKey());
      }
    }
    for (String name : names) {
      compare(
          place.isEmpty() ? name : place + "." + name,
          before.path(name),
          after.path(name),
          changes);
    }
  }

  private static String name(String column) {
    return switch (column) {
      case "legal_entity" -> "legalEntity";
      case "customer_group" -> "group";
      default -> column;
    };
  }
}
