package io.quittance.receivables;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The tenant's own companies. Every method runs in the caller's tenant transaction. */
@ApplicationScoped
public class LegalEntities {
  /** The entity of a tenant that has named none, so that one company need not name itself. */
  public static final String MAIN = "main";

  private final Rows rows;

  LegalEntities(Rows rows) {
    this.rows = rows;
  }

  @ApplicationScoped
  static class Rows implements PanacheRepositoryBase<LegalEntityRow, String> {}

  /** Which entity the rows of one import mean; asks the store once. */
  public final class Choice {
    private final Set<String> known = new TreeSet<>();

    private Choice() {
      rows.findAll().list().forEach(row -> known.add(row.id));
    }

    /**
     * The entity that a row names, else the tenant's only one; a tenant without any gets {@value
     * LegalEntities#MAIN}. Refuses the row when there is no such entity or more than one to choose.
     */
    public String of(ImportRow row) {
      String named = row.text("legalEntity");
      if (named != null) {
        if (!known.contains(named)) {
          row.refuse(
              "legalEntity", "unknown-legal-entity", "There is no legal entity " + named + ".");
        }
        return named;
      }
      if (known.isEmpty()) {
        known.add(main());
      }
      if (known.size() > 1) {
        row.refuse(
            "legalEntity",
            "missing-legal-entity",
            "There are several legal entities; the row must name its own.");
        return null;
      }
      return known.iterator().next();
    }

    /**
     * The tenant's only entity, {@value LegalEntities#MAIN} when it has none; empty for several.
     */
    public Optional<String> only() {
      if (known.isEmpty()) {
        known.add(main());
      }
      return known.size() > 1 ? Optional.empty() : Optional.of(known.iterator().next());
    }
  }

  public Choice choice() {
    return new Choice();
  }

  private String main() {
    LegalEntityRow row = new LegalEntityRow();
    row.id = MAIN;
    row.name = MAIN;
    rows.persistAndFlush(row);
    return MAIN;
  }

  ImportAnswer imported(List<ImportRow> imported) {
    ImportAnswer.Tally tally = new ImportAnswer.Tally();
    for (ImportRow row : imported) {
      LegalEntityView said = read(row);
      if (row.fault().isPresent()) {
        tally.refuse(row);
      } else if (store(said)) {
        tally.accept();
      } else {
        tally.leave();
      }
    }
    rows.flush();
    return tally.answer();
  }

  private static LegalEntityView read(ImportRow row) {
    String id = row.id("id", "number");
    String name = row.text("name");
    String country = row.text("country");
    if (country != null && !country.matches("[A-Z]{2}")) {
      row.refuse("country", "bad-country", "country is two capital letters, not " + country + ".");
    }
    String currency =
        row.text("currency") == null
            ? null
            : Optional.ofNullable(row.currency("currency"))
                .map(Currency::getCurrencyCode)
                .orElse(null);
    return new LegalEntityView(id, name == null ? id : name, country, currency);
  }

  /** True when it was new or changed. */
  private boolean store(LegalEntityView said) {
    LegalEntityRow row = rows.findById(said.id());
    boolean known = row != null;
    if (known && row.says(said)) {
      return false;
    }
    row = known ? row : new LegalEntityRow();
    row.id = said.id();
    row.name = said.name();
    row.country = said.country();
    row.currency = said.currency();
    if (!known) {
      rows.persist(row);
    }
    return true;
  }

  /** In the order of their ids, after the given one. */
  List<LegalEntityView> list(String after, int count) {
    return rows.find("id > ?1 order by id", after).page(0, count).list().stream()
        .map(LegalEntityRow::view)
        .toList();
  }

  Optional<LegalEntityView> find(String id) {
    return rows.findByIdOptional(id).map(LegalEntityRow::view);
  }
}
