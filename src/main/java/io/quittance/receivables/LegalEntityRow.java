package io.quittance.receivables;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;

/** One of our companies, which owns accounts, items and periods. */
@Entity
@Table(name = "legal_entity")
class LegalEntityRow {
  @Id
  @Column(updatable = false)
  String id;

  String name;
  String country;
  String currency;

  boolean says(LegalEntityView view) {
    return Objects.equals(name, view.name())
        && Objects.equals(country, view.country())
        && Objects.equals(currency, view.currency());
  }

  LegalEntityView view() {
    return new LegalEntityView(id, name, country, currency);
  }
}
