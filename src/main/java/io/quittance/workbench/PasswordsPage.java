package io.quittance.workbench;

import io.quittance.api.Page;
import io.quittance.mailbox.DocumentPasswordView;
import java.util.List;

/**
 * For whose files passwords are kept, ready to print.
 *
 * @param next cursor as an address carries it, or empty
 */
record PasswordsPage(Visitor visitor, List<Row> rows, String next) {

  record Row(String id, String label, String sender, String created, String createdText) {}

  static PasswordsPage of(Visitor visitor, Page<DocumentPasswordView> found) {
    return new PasswordsPage(
        visitor,
        found.items().stream().map(PasswordsPage::row).toList(),
        found.next() == null ? "" : Ids.inAddress(found.next()));
  }

  private static Row row(DocumentPasswordView password) {
    return new Row(
        password.id().toString(),
        password.label(),
        password.sender(),
        password.createdAt().toString(),
        Figures.moment(password.createdAt()));
  }
}
