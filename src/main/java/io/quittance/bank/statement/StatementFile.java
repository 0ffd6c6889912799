package io.quittance.bank.statement;

import java.util.List;

/** What reading a bank's file gave. */
public sealed interface StatementFile {

  /** In the order of the file; some may be refused, the others stand for themselves. */
  record Statements(List<Part> parts) implements StatementFile {
    public Statements {
      parts = List.copyOf(parts);
    }
  }

  /** No statement at all. */
  record Unreadable(String code, String message) implements StatementFile {}

  /** One account's report. */
  sealed interface Part {}

  /**
   * @param account our account as the bank writes it
   * @param name what bank calls the statement, for people
   * @param refused entries that cannot be read
   */
  record Statement(
      Channel channel,
      String account,
      String name,
      Origin origin,
      List<StatedEntry> entries,
      List<Refused> refused)
      implements Part {
    public Statement {
      entries = List.copyOf(entries);
      refused = List.copyOf(refused);
    }
  }

  /** A statement of which nothing counts. */
  record RefusedStatement(String name, String code, String message) implements Part {}

  /**
   * @param row its place in the file, counted from 1
   */
  record Refused(int row, String code, String message) {}
}
