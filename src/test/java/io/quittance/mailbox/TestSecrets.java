package io.quittance.mailbox;

import java.util.Optional;

/** Sealing for tests without Quarkus. */
public final class TestSecrets {
  private TestSecrets() {}

  /** With the secret of an installation of its own. */
  public static SealedSecrets sealed() {
    return new SealedSecrets(new InstallationKeys(Optional.of("0123456789abcdef".repeat(4))));
  }
}
