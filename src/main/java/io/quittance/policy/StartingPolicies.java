package io.quittance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Named policies to begin with, each after the published examples of a ledger: what it says where a
 * tenant's first policy is silent. Their amounts are examples, to be changed before activation.
 */
public final class StartingPolicies {
  public static final List<String> NAMES =
      List.of("cautious", "oracle-autocash", "jde", "business-central", "sap-001", "stripe");

  private static final ObjectMapper JSON = new ObjectMapper();

  private StartingPolicies() {}

  /** Empty for a name that is none. */
  public static Optional<Policy> named(String name, int version) {
    return NAMES.contains(name)
        ? Optional.of(
            PolicyJson.read(file(name).path("policy").toString(), Policy.initial(), version))
        : Optional.empty();
  }

  /** What a named policy is like, in a sentence. */
  static String about(String name) {
    return file(name).path("about").textValue();
  }

  private static JsonNode file(String name) {
    String resource = "/policies/" + name + ".json";
    try (InputStream in = StartingPolicies.class.getResourceAsStream(resource)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + resource + " cannot be read.", e);
    }
  }
}
