package io.quittance.ledger;

import static io.quittance.ledger.BooksInTest.CLERK;
import static io.quittance.ledger.LedgerTest.line;
import static io.quittance.ledger.LedgerTest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.database.TestDatabase;
import io.quittance.receivables.OpenItem.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** I13: the chain over the journal, and the balances that it gives from zero. */
class JournalChainTest {
  private final BooksInTest books = BooksInTest.open();

  @Test
  void a_changed_entry_breaks_the_chain_where_it_stands_and_a_changed_balance_is_named() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 100_00);
    books.payment("Q", 50_00);
    books.run(() -> books.ledger.apply(request("k", "P", null, false, CLERK, line("I", 60_00))));
    assertThat(findings().brokenAt()).isNull();
    assertThat(findings().postings()).isEqualTo(3);
    assertThat(findings().chained()).isEqualTo(3);

    // Two owners of the database who agree: triggers off, both sides of a posting changed.
    asOwner("alter table posting_entry disable trigger user");
    asOwner(
        "update posting_entry set amount_minor = 6001 where posting ="
            + " (select posting from posting_number where sequence = 3 and tenant = '"
            + books.tenant
            + "')");
    asOwner("alter table posting_entry enable trigger user");
    CheckJournal.Findings found = findings();
    assertThat(found.brokenAt()).isEqualTo(3);
    assertThat(found.payments()).containsExactly("P");
    assertThat(found.items()).containsExactly("I");

    books.payment("R", 1_00);
    assertThat(findings().brokenAt()).isEqualTo(3);
  }

  private CheckJournal.Findings findings() {
    return books.call(() -> new CheckJournal(books.sql, new Journal(books.sql)).findings());
  }

  private void asOwner(String statement) {
    try (Connection owner = TestDatabase.owner(BooksInTest.database()).getConnection();
        var change = owner.createStatement()) {
      change.execute("select set_config('quittance.tenant', '" + books.tenant + "', false)");
      change.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
