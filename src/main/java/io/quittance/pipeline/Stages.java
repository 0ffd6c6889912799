package io.quittance.pipeline;

/** The kinds of jobs; each stage is one. */
final class Stages {
  static final String READ = "read-message";
  static final String ASK = "ask-message";
  static final String MATCH = "match-message";
  static final String FILE = "file-mail";
  static final String REMATCH = "rematch-undecided";
  static final String MATCH_PAYMENT = "match-payment";
  static final String UNANNOUNCED = "payment-unannounced";

  private Stages() {}
}
