package io.quittance.receivables;

import java.time.Instant;

/**
 * What an import of open items says of itself.
 *
 * @param full the import has all open items of its legal entity: those it lacks are closed
 * @param asOf until when the ERP's bookings are contained, or null when it does not say: then the
 *     amounts that changed are those of now
 * @param legalEntity whose items a full import has, or null: those its rows name
 * @param now when it was received
 */
record ItemImportScope(boolean full, Instant asOf, String legalEntity, Instant now) {
  Instant moment() {
    return asOf == null ? now : asOf;
  }

  boolean isBefore(KnownItem item) {
    return asOf != null && item.asOf() != null && asOf.isBefore(item.asOf());
  }
}
