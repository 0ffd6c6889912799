package io.quittance.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The demo's page needs no login: whether a call without a token comes from that page.
 *
 * <p>The danger is any other website that is open in the same browser: it can make the browser call
 * {@code http://127.0.0.1}. Three things keep it out, none of which its scripts can forge:
 *
 * <ul>
 *   <li>{@code Sec-Fetch-Site}, which the browser itself writes: {@code cross-site} for another
 *       website, {@code same-site} for another port of this machine, {@code same-origin} for our
 *       page, {@code none} for an address typed by the user. Only the last two are let in, and
 *       {@code none} only to read.
 *   <li>{@link RefuseForeignHosts}: a website that has its own name point to 127.0.0.1 (DNS
 *       rebinding) is same-origin for the browser but calls us by a foreign name.
 *   <li>Nothing here answers a CORS preflight, so a custom header such as {@code HX-Request} proves
 *       our own page where a browser is too old to send {@code Sec-Fetch-Site}; pages only.
 * </ul>
 *
 * A page may be read from anywhere (a link on another website): no other website sees the answer,
 * and reading changes nothing. A program on the same machine is no stranger: it knows the token
 * {@code demo}.
 */
@ApplicationScoped
public class DemoAccess {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final boolean demo;

  DemoAccess(@ConfigProperty(name = "quittance.demo", defaultValue = "false") boolean demo) {
    this.demo = demo;
  }

  public boolean demo() {
    return demo;
  }

  /** Whether the call may act for the demo tenant without a token. */
  boolean admits(String path, String method, String fetchSite, String htmxRequest) {
    if (!demo) {
      return false;
    }
    if (!ApiPaths.holds(path) && READING.contains(method)) {
      return true;
    }
    return fromOwnPage(path, method, fetchSite, htmxRequest);
  }

  /**
   * Whether a call that carries no token of its own making (a browser adds the page's login, or the
   * demo has none) comes from our page and not from another website.
   */
  static boolean fromOwnPage(String path, String method, String fetchSite, String htmxRequest) {
    if (fetchSite == null) {
      return !ApiPaths.holds(path) && htmxRequest != null;
    }
    return fetchSite.equals("same-origin")
        || (fetchSite.equals("none") && READING.contains(method));
  }
}
