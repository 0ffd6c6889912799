package io.quittance.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Wraps data keys with the secret {@code content} of this installation (64 hex digits). */
@ApplicationScoped
class InstallationKeys implements ContentKeys {
  private final Optional<byte[]> secret;

  InstallationKeys(@ConfigProperty(name = "quittance.secret.content") Optional<String> hex) {
    this.secret = hex.map(HexFormat.of()::parseHex);
    if (secret.isPresent() && secret.get().length != Sealing.KEY_BYTES) {
      throw new IllegalArgumentException(
          "the secret quittance.secret.content is not 64 hex digits");
    }
  }

  @Override
  public byte[] wrap(byte[] dataKey, String context) {
    return Sealing.seal(required(), dataKey, context);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, String context) {
    return Sealing.open(required(), wrapped, context);
  }

  private byte[] required() {
    return secret.orElseThrow(
        () -> new IllegalStateException("the secret quittance.secret.content is not set"));
  }
}
