package io.quittance.database;

import java.sql.SQLException;

/** PostgreSQL refused a statement. */
public final class SqlFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String state;

  SqlFailed(SQLException cause) {
    super(cause.getMessage(), cause);
    this.state = cause.getSQLState();
  }

  /** The five characters of the SQL standard and PostgreSQL's appendix A. */
  public String state() {
    return state;
  }
}
