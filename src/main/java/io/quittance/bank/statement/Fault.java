package io.quittance.bank.statement;

/** The first reason why something cannot be read; later ones are often its consequences. */
final class Fault {
  private String code;
  private String message;

  void found(String faultCode, String faultMessage) {
    if (code == null) {
      code = faultCode;
      message = faultMessage;
    }
  }

  boolean isFound() {
    return code != null;
  }

  StatementFile.Refused of(int row) {
    return new StatementFile.Refused(row, code, message);
  }

  StatementFile.RefusedStatement ofStatement(String name) {
    return new StatementFile.RefusedStatement(name, code, message);
  }
}
