package io.quittance.certificate;

/** The port to what reads mails: whoever puts the readers together implements it. */
@FunctionalInterface
public interface ReaderVersion {
  /**
   * Names reader, prompt and model with their versions: another text whenever mails could be read
   * otherwise.
   */
  String inUse();
}
