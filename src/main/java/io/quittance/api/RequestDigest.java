package io.quittance.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells whether two requests are the same. The digest is stored, and a body may hold a password:
 * keyed with the installation's secret (HMAC-SHA-256), it cannot be used to try out guesses.
 */
@ApplicationScoped
class RequestDigest {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  RequestDigest(@ConfigProperty(name = "quittance.secret.content") Optional<String> secret) {
    String material = "idempotent request " + secret.orElse("");
    this.key = new SecretKeySpec(material.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The entity is read whole; how large it may be is limited before it arrives here. */
  String of(ContainerRequestContext request) throws IOException {
    String line =
        request.getMethod()
            + ' '
            + request.getUriInfo().getRequestUri().getRawPath()
            + '?'
            + request.getUriInfo().getRequestUri().getRawQuery()
            + '\n'
            + request.getHeaderString(HttpHeaders.CONTENT_TYPE)
            + '\n';
    byte[] body = request.hasEntity() ? request.getEntityStream().readAllBytes() : new byte[0];
    request.setEntityStream(new ByteArrayInputStream(body));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
