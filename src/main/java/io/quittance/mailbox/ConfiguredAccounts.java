package io.quittance.mailbox;

import io.quittance.tenant.TenantId;
import io.quittance.tenant.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The accounts that the settings {@code QUITTANCE_MAILBOX_*} name. */
@ApplicationScoped
class ConfiguredAccounts implements MailAccounts {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(imaps?)://(?:([^/]*)@)?([^/@:]+|\\[[0-9a-fA-F:]+])(?::(\\d{1,5}))?(?:/(.*))?");
  private static final int DEFAULT_POLL_SECONDS = 30;
  private static final int IMAP = 143;
  private static final int IMAPS = 993;

  private final MailboxSettings settings;
  private final Tokens tokens;

  ConfiguredAccounts(MailboxSettings settings, Tokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  /**
   * @throws IllegalArgumentException when a setting is wrong, naming it; the service does not start
   */
  @Override
  public List<MailAccount> accounts() {
    List<MailAccount> accounts = new ArrayList<>();
    settings.url().ifPresent(url -> accounts.add(imap(url)));
    settings.folder().ifPresent(folder -> accounts.add(folder(folder)));
    return accounts;
  }

  private MailAccount imap(String url) {
    Matcher address = ADDRESS.matcher(url.strip());
    if (!address.matches() || address.group(2) == null || address.group(2).isEmpty()) {
      throw new IllegalArgumentException(
          "QUITTANCE_MAILBOX_URL is not of the form imap[s]://user@host:port/folder");
    }
    if (address.group(2).contains(":")) {
      throw new IllegalArgumentException(
          "QUITTANCE_MAILBOX_URL holds a password; it belongs into QUITTANCE_MAILBOX_PASSWORD");
    }
    boolean secure = address.group(1).equals("imaps");
    String user = decoded(address.group(2));
    String host = address.group(3).replaceAll("[\\[\\]]", "");
    int port =
        address.group(4) == null ? (secure ? IMAPS : IMAP) : Integer.parseInt(address.group(4));
    String folder =
        address.group(5) == null || address.group(5).isEmpty()
            ? "INBOX"
            : decoded(address.group(5));
    return new MailAccount(
        user + "@" + host + "/" + folder,
        tenant(),
        MailAccount.Kind.IMAP,
        url.strip(),
        host,
        port,
        secure,
        user,
        settings.password(),
        folder,
        settings.legalEntity(),
        settings.filing(),
        settings.filedFolder(),
        poll());
  }

  private MailAccount folder(String folder) {
    String path = Path.of(folder).toAbsolutePath().normalize().toString();
    return new MailAccount(
        "folder " + path,
        tenant(),
        MailAccount.Kind.FOLDER,
        path,
        "",
        0,
        false,
        "",
        Optional.empty(),
        path,
        settings.legalEntity(),
        MailAccount.Filing.LEAVE,
        settings.filedFolder(),
        poll());
  }

  private TenantId tenant() {
    if (settings.tenant().isPresent()) {
      return new TenantId(settings.tenant().get());
    }
    Set<TenantId> known = tokens.tenants();
    if (known.size() != 1) {
      throw new IllegalArgumentException(
          "QUITTANCE_MAILBOX_TENANT must say whose mailbox it is: there are "
              + known.size()
              + " tenants");
    }
    return known.iterator().next();
  }

  private Duration poll() {
    return Duration.ofSeconds(settings.poll().orElse(DEFAULT_POLL_SECONDS));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
