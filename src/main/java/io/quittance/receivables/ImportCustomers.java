package io.quittance.receivables;

import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRow;
import io.quittance.database.Sql;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Takes customers in as the ERP says them, each row for itself. */
@Singleton
class ImportCustomers {
  private final Sql sql;
  private final Event<CustomersChanged> changed;

  ImportCustomers(Sql sql, Event<CustomersChanged> changed) {
    this.sql = sql;
    this.changed = changed;
  }

  ImportAnswer run(List<ImportRow> rows) {
    return run(rows, new HashMap<>(), ids -> Map.of());
  }

  /**
   * Takes a part of an import.
   *
   * @param named takes the content hash of each id that a good row names
   * @param saidEarlier content hashes of the ids that stood in earlier parts of the same import
   */
  ImportAnswer run(
      List<ImportRow> rows,
      Map<String, String> named,
      Function<Collection<String>, Map<String, String>> saidEarlier) {
    ImportAnswer.Tally tally = new ImportAnswer.Tally();
    Map<ImportRow, CustomerDraft> read = new LinkedHashMap<>();
    rows.forEach(row -> read.put(row, CustomerDraft.read(row)));
    Map<String, String> earlier =
        saidEarlier.apply(
            read.values().stream().map(CustomerDraft::id).filter(Objects::nonNull).toList());
    Map<String, CustomerDraft> drafts = new LinkedHashMap<>();
    Map<String, ImportRow> byId = new HashMap<>();
    read.forEach(
        (row, draft) -> {
          if (row.fault().isPresent()) {
            tally.refuse(row);
            return;
          }
          String hash = draft.contentHash();
          String before = named.getOrDefault(draft.id(), earlier.get(draft.id()));
          if (before == null) {
            named.put(draft.id(), hash);
            drafts.put(draft.id(), draft);
            byId.put(draft.id(), row);
          } else if (before.equals(hash)) {
            tally.leave();
          } else {
            row.refuse(
                "id", "duplicate-id", "Customer " + draft.id() + " stands twice in this import.");
            tally.refuse(row);
          }
        });
    refuseOrphans(drafts, byId, tally);
    storeNews(drafts, tally);
    return tally.answer();
  }

  private void storeNews(Map<String, CustomerDraft> drafts, ImportAnswer.Tally tally) {
    Map<String, String> hashes = lockedHashes(drafts.keySet());
    List<CustomerDraft> news = new ArrayList<>();
    for (CustomerDraft draft : drafts.values()) {
      if (draft.contentHash().equals(hashes.get(draft.id()))) {
        tally.leave();
      } else {
        news.add(draft);
        tally.accept();
      }
    }
    store(news);
    if (!news.isEmpty()) {
      changed.fire(new CustomersChanged(news.stream().map(CustomerDraft::id).toList()));
    }
  }

  /** A parent is known or comes in the same import; refusing one may orphan others. */
  private void refuseOrphans(
      Map<String, CustomerDraft> drafts, Map<String, ImportRow> byId, ImportAnswer.Tally tally) {
    Set<String> parents = new HashSet<>();
    drafts.values().stream()
        .map(CustomerDraft::parent)
        .filter(parent -> parent != null)
        .forEach(parents::add);
    Set<String> known = existing(parents);
    boolean again = true;
    while (again) {
      again = false;
      for (CustomerDraft draft : List.copyOf(drafts.values())) {
        String parent = draft.parent();
        if (parent != null && !known.contains(parent) && !drafts.containsKey(parent)) {
          drafts.remove(draft.id());
          ImportRow row = byId.get(draft.id());
          row.refuse("parent", "unknown-parent", "There is no customer " + parent + ".");
          tally.refuse(row);
          again = true;
        }
      }
    }
  }

  private Set<String> existing(Collection<String> ids) {
    return new HashSet<>(
        sql.list("select id from customer where id = any(?)", row -> row.getString(1), ids));
  }

  private Map<String, String> lockedHashes(Collection<String> ids) {
    Map<String, String> hashes = new HashMap<>();
    sql.list(
        "select id, content_hash from customer where id = any(?) order by id for update",
        row -> hashes.put(row.getString(1), row.getString(2)),
        ids);
    return hashes;
  }

  private void store(List<CustomerDraft> drafts) {
    List<CustomerDraft> inOrder =
        drafts.stream().sorted(Comparator.comparing(CustomerDraft::id)).toList();
    sql.changeEach(
        """
        insert into customer (id, number, name, aliases, email_domains, bank_accounts, parent,
          customer_group, bill_to, payer, credit_limit, hold, content_hash)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (tenant, id) do update set number = excluded.number, name = excluded.name,
          aliases = excluded.aliases, email_domains = excluded.email_domains,
          bank_accounts = excluded.bank_accounts, parent = excluded.parent,
          customer_group = excluded.customer_group, bill_to = excluded.bill_to,
          payer = excluded.payer, credit_limit = excluded.credit_limit, hold = excluded.hold,
          content_hash = excluded.content_hash, imported_at = now()
        """,
        inOrder.stream().map(ImportCustomers::values).toList());
    sql.change(
        "delete from customer_bank_account where customer = any(?)",
        inOrder.stream().map(CustomerDraft::id).toList());
    List<Object[]> accounts = new ArrayList<>();
    for (CustomerDraft draft : inOrder) {
      draft.bankAccounts().stream()
          .map(BankAccount::canonical)
          .distinct()
          .forEach(account -> accounts.add(new Object[] {account, draft.id()}));
    }
    sql.changeEach("insert into customer_bank_account (account, customer) values (?, ?)", accounts);
    storeNames(inOrder);
  }

  private void storeNames(List<CustomerDraft> drafts) {
    sql.change(
        "delete from customer_name_word where customer = any(?)",
        drafts.stream().map(CustomerDraft::id).toList());
    List<Object[]> words = new ArrayList<>();
    for (CustomerDraft draft : drafts) {
      Stream.concat(Stream.ofNullable(draft.name()), draft.aliases().stream())
          .flatMap(name -> NameWords.of(name).stream())
          .distinct()
          .forEach(word -> words.add(new Object[] {word, draft.id()}));
    }
    sql.changeEach("insert into customer_name_word (word, customer) values (?, ?)", words);
  }

  private static Object[] values(CustomerDraft draft) {
    return new Object[] {
      draft.id(),
      draft.number(),
      draft.name(),
      draft.aliases(),
      draft.emailDomains(),
      draft.bankAccounts(),
      draft.parent(),
      draft.group(),
      draft.billTo(),
      draft.payer(),
      draft.creditLimit(),
      draft.hold(),
      draft.contentHash()
    };
  }
}
