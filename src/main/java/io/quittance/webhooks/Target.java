package io.quittance.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Which addresses may be told anything: a tenant chooses the address, the service sends from inside
 * of its network.
 */
final class Target {
  private static final int LONGEST = 2_000;

  private final boolean privateAllowed;

  /**
   * @param privateAllowed true when the service may send to addresses of its own network and
   *     machine, where also http is taken
   */
  Target(boolean privateAllowed) {
    this.privateAllowed = privateAllowed;
  }

  /** Why the text is no target, or empty. Asks the name service for nothing. */
  Optional<String> fault(String url) {
    if (url == null || url.isBlank() || url.length() > LONGEST) {
      return Optional.of("url is an address of at most " + LONGEST + " characters.");
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("url is no address: " + e.getReason() + ".");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return Optional.of("url has a host, and no user and no fragment.");
    }
    boolean plain = "http".equalsIgnoreCase(uri.getScheme());
    if (!plain && !"https".equalsIgnoreCase(uri.getScheme())) {
      return Optional.of("url begins with https://.");
    }
    return Optional.empty();
  }

  /**
   * Why nothing is sent there now, or empty. To be asked before each sending: a name may point
   * elsewhere since. The Java runtime keeps the answer of the name service for longer than the
   * moment between this and the connection, which so goes to an address that was looked at.
   */
  Optional<String> refusal(URI uri) {
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(uri.getHost());
    } catch (UnknownHostException e) {
      return Optional.of("The name " + uri.getHost() + " has no address.");
    }
    boolean loopback = true;
    for (InetAddress address : addresses) {
      if (isPrivate(address) && !privateAllowed) {
        return Optional.of(
            uri.getHost()
                + " is an address of a private network; the operator can allow such targets with"
                + " QUITTANCE_WEBHOOKS_PRIVATE_ADDRESSES=true.");
      }
      loopback &= address.isLoopbackAddress();
    }
    if ("http".equalsIgnoreCase(uri.getScheme()) && !loopback) {
      return Optional.of("http is only taken on this machine; elsewhere use https.");
    }
    return Optional.empty();
  }

  /** Everything that is not reached over the public internet. */
  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean four = bytes.length == 4;
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        // "This network", shared address space of providers (RFC 6598), tests of networks,
        // reserved.
        || (four && (first == 0 || (first == 100 && second >= 64 && second < 128)))
        || (four && ((first == 198 && (second & 0xfe) == 18) || first >= 240))
        || (four && first == 192 && second == 0 && bytes[2] == 0)
        // Unique local addresses (RFC 4193), and IPv6 forms that hold an IPv4 address.
        || (!four && ((first & 0xfe) == 0xfc || holdsFour(bytes)));
  }

  /** Compatible, NAT64 (RFC 6052) and 6to4 (RFC 3056) addresses: where they lead is not seen. */
  private static boolean holdsFour(byte[] bytes) {
    boolean zeros = true;
    for (int i = 0; i < 12; i++) {
      zeros &= bytes[i] == 0;
    }
    boolean translated = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    return zeros || translated || sixToFour;
  }
}
