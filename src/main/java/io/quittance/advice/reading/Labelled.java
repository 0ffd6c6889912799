package io.quittance.advice.reading;

import java.util.Optional;

/**
 * A value with the label that names it.
 *
 * @param header what the label means as a header field, or null
 * @param column what the label means as a line's field, or null
 * @param value where the value stands
 */
record Labelled(String label, Lexicon.Meaning header, Lexicon.Meaning column, TextCell value) {

  Role headerRole() {
    return header == null ? Role.OTHER : header.role();
  }

  Role columnRole() {
    return column == null ? Role.OTHER : column.role();
  }

  /** The part of the value that a field of this role can be, or empty when it cannot. */
  Optional<TextCell> as(Role role) {
    return Labels.fit(value, role);
  }
}
