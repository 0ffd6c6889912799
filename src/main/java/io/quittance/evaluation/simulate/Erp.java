package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The ERP: gives its books in full at first and then what changed each morning, takes postings over
 * and acknowledges them, refuses a few, and changes items by itself.
 */
final class Erp {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int REFUSED_PER_MILLE = 4;
  private static final int PAGE = 500;

  private final World world;
  private final Rest rest;
  private final Chance chance;
  private final Map<String, Item> items;
  private final Map<Integer, List<Change>> changes;
  private final Map<LocalDate, List<Item>> issued;
  private final Map<String, Long> gone = new HashMap<>();
  private final Set<String> disputed = new HashSet<>();
  private final List<String> refused = new ArrayList<>();
  private long sequence;
  private int documents;

  Erp(World world, Rest rest, Chance chance) {
    this.world = world;
    this.rest = rest;
    this.chance = chance;
    this.items = world.items().stream().collect(Collectors.toMap(Item::id, Function.identity()));
    this.changes = world.changes().stream().collect(Collectors.groupingBy(Change::day));
    this.issued = world.items().stream().collect(Collectors.groupingBy(Item::issued));
  }

  /** Rows of imports and acknowledgements that the service did not take. */
  List<String> refused() {
    return refused;
  }

  /** Everything as it stands before the first day. */
  void begin() throws IOException {
    ArrayNode entities = NODES.arrayNode();
    for (LegalEntity entity : LegalEntity.ALL) {
      entities.addObject().put("id", entity.id()).put("name", entity.name());
    }
    take("/api/v1/legal-entities", entities);
    for (LegalEntity entity : LegalEntity.ALL) {
      ObjectNode account = NODES.objectNode().put("legalEntity", entity.id());
      rest.put("/api/v1/bank-accounts/" + entity.account(), account);
    }
    ArrayNode customers = NODES.arrayNode();
    world.customers().forEach(customer -> customers.add(row(customer)));
    take("/api/v1/customers", customers);
    ArrayNode first = NODES.arrayNode();
    world.items().stream()
        .filter(item -> item.issued().isBefore(world.firstDay()))
        .forEach(item -> first.add(row(item)));
    take("/api/v1/open-items?full=true&asOf=" + now(), first);
  }

  private static ObjectNode row(Customer customer) {
    ObjectNode row = NODES.objectNode();
    row.put("id", customer.id()).put("number", customer.id()).put("name", customer.name());
    row.putArray("emailDomains").add(customer.domain());
    if (customer.accountKnown()) {
      row.putArray("bankAccounts").add(customer.account());
    }
    row.put("parent", customer.parent());
    return row;
  }

  /** Takes over what was posted and gives what changed. */
  void morning(int day) throws IOException {
    Set<String> changed = new LinkedHashSet<>(takeOver());
    for (Change change : changes.getOrDefault(day, List.of())) {
      String id = change.item().id();
      switch (change.kind()) {
        case DISPUTED -> disputed.add(id);
        case REDUCED -> gone.merge(id, change.lessCents(), Long::sum);
      }
      changed.add(id);
    }
    issued.getOrDefault(world.date(day), List.of()).forEach(item -> changed.add(item.id()));
    ArrayNode rows = NODES.arrayNode();
    changed.stream()
        .map(items::get)
        .filter(item -> !item.issued().isAfter(world.date(day)))
        .forEach(item -> rows.add(row(item)));
    if (!rows.isEmpty()) {
      take("/api/v1/open-items?asOf=" + now(), rows);
    }
  }

  private ObjectNode row(Item item) {
    long open = Math.max(0, item.cents() - gone.getOrDefault(item.id(), 0L));
    String status = open == 0 ? "closed" : disputed.contains(item.id()) ? "disputed" : "open";
    ObjectNode row = NODES.objectNode();
    row.put("id", item.id()).put("number", item.number()).put("customer", item.customer());
    row.put("legalEntity", item.entity().id());
    row.put("kind", item.credit() ? "credit_memo" : "invoice");
    row.put("currency", item.entity().currency());
    row.put("amount", Cents.plain(item.cents())).put("openAmount", Cents.plain(open));
    row.put("issueDate", item.issued().toString()).put("dueDate", item.due().toString());
    row.put("installment", item.installment()).put("status", status);
    if (item.discount() > 0) {
      row.putArray("discounts")
          .addObject()
          .put("amount", Cents.plain(item.discount()))
          .put("until", item.discountUntil().toString());
    }
    row.putArray("references").addObject().put("type", "PO").put("value", item.order());
    return row;
  }

  /** Returns ids of items that postings moved. */
  private Set<String> takeOver() throws IOException {
    Set<String> moved = new LinkedHashSet<>();
    JsonNode next;
    do {
      JsonNode page = rest.get("/api/v1/postings?limit=" + PAGE + "&after=" + sequence);
      ArrayNode answers = NODES.arrayNode();
      for (JsonNode posting : page.path("items")) {
        sequence = posting.path("sequence").asLong();
        answers.add(answer(posting, moved));
      }
      if (!answers.isEmpty()) {
        take("/api/v1/postings/acknowledgements", answers);
      }
      next = page.path("next");
    } while (!next.isNull() && !next.isMissingNode());
    return moved;
  }

  private ObjectNode answer(JsonNode posting, Set<String> moved) {
    ObjectNode answer = NODES.objectNode().put("posting", posting.path("id").asText());
    if (posting.path("kind").asText().contains("appl") && chance.perMille(REFUSED_PER_MILLE)) {
      return answer.put("result", "refused").put("reason", "the item is locked by another user");
    }
    for (JsonNode entry : posting.path("entries")) {
      Item item = items.get(entry.path("openItem").asText(""));
      if (item != null && entry.path("accountRole").asText().equals("receivable")) {
        boolean less = entry.path("side").asText().equals("credit") != item.credit();
        long cents = Cents.parse(entry.path("amount").asText());
        gone.merge(item.id(), less ? cents : -cents, Long::sum);
        moved.add(item.id());
      }
    }
    return answer.put("result", "booked").put("erpDocument", "14" + (1_000_000 + documents++));
  }

  private void take(String path, ArrayNode rows) throws IOException {
    JsonNode answer = rest.post(path, rows);
    answer.path("refused").forEach(row -> refused.add(path + " " + row));
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
