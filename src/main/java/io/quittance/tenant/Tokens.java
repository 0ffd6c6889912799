package io.quittance.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The bearer tokens of this installation and the tenant each opens: those of the setting {@code
 * QUITTANCE_TOKENS} ({@code token=tenant,...}), and in demo mode {@code demo}, {@code approver} (a
 * second person of the tenant demo) and {@code other}. {@link People} says who stands behind.
 *
 * <p>Only hashes are kept, compared in constant time; a token itself is never logged.
 */
@ApplicationScoped
public class Tokens {
  private static final String DEMO_TOKENS = "demo=demo,approver=demo,other=other";
  private static final String DEMO_PEOPLE =
      "token-2a97516c=demo:clerks,token-7a023df6=approver:clerks+approvers";
  private static final int FINGERPRINT_DIGITS = 8;

  /**
   * Who holds a token.
   *
   * @param name the person's, else what tells tokens apart in the audit without telling the token:
   *     {@code token-2a97516c}
   * @param groups of clerks that the person belongs to, by which limits are set
   */
  public record Bearer(TenantId tenant, String name, Set<String> groups) {
    public Bearer {
      groups = Set.copyOf(groups);
    }
  }

  private record Known(byte[] hash, Bearer bearer) {}

  private final List<Known> known;

  Tokens(
      @ConfigProperty(name = "quittance.tokens") Optional<String> setting,
      @ConfigProperty(name = "quittance.demo", defaultValue = "false") boolean demo,
      @ConfigProperty(name = "quittance.people") Optional<String> people) {
    List<Known> all = new ArrayList<>();
    setting.ifPresent(text -> all.addAll(read(text)));
    if (demo) {
      all.addAll(named(read(DEMO_TOKENS), People.read(DEMO_PEOPLE)));
    }
    this.known = named(all, People.read(people.orElse("")));
  }

  private static List<Known> named(List<Known> tokens, People people) {
    Set<String> names = new TreeSet<>();
    List<Known> named = new ArrayList<>();
    for (Known token : tokens) {
      names.add(token.bearer.name());
      named.add(
          people
              .behind(token.bearer.name())
              .map(
                  person ->
                      new Known(
                          token.hash,
                          new Bearer(token.bearer.tenant(), person.name(), person.groups())))
              .orElse(token));
    }
    Set<String> unknown = people.without(names);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "QUITTANCE_PEOPLE: of its token names no token has these: " + String.join(", ", unknown));
    }
    return List.copyOf(named);
  }

  /** The bearer of the token, or empty when no tenant gave it out. */
  public Optional<Bearer> bearer(String token) {
    byte[] hash = sha256(token);
    Bearer found = null;
    for (Known candidate : known) {
      if (MessageDigest.isEqual(candidate.hash, hash) && found == null) {
        found = candidate.bearer;
      }
    }
    return Optional.ofNullable(found);
  }

  /** The tenants that some token opens. */
  public Set<TenantId> tenants() {
    Set<TenantId> tenants = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
    known.forEach(each -> tenants.add(each.bearer.tenant));
    return tenants;
  }

  private static List<Known> read(String text) {
    List<Known> read = new ArrayList<>();
    String[] entries = text.split(",");
    for (int i = 0; i < entries.length; i++) {
      String entry = entries[i].strip();
      if (entry.isEmpty()) {
        continue;
      }
      // A token may end in '=' itself (base64), a tenant never contains one.
      int split = entry.lastIndexOf('=');
      if (split < 1) {
        throw new IllegalArgumentException(
            "QUITTANCE_TOKENS: entry " + (i + 1) + " is not of the form token=tenant");
      }
      byte[] hash = sha256(entry.substring(0, split).strip());
      String name = "token-" + HexFormat.of().formatHex(hash).substring(0, FINGERPRINT_DIGITS);
      read.add(new Known(hash, new Bearer(tenant(entry.substring(split + 1), i), name, Set.of())));
    }
    return read;
  }

  /** The message never shows the entry: a slip of the pen may have put the token there. */
  private static TenantId tenant(String text, int index) {
    try {
      return new TenantId(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "QUITTANCE_TOKENS: entry "
              + (index + 1)
              + " does not end in a tenant id (lower-case letters, digits and hyphens)");
    }
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
