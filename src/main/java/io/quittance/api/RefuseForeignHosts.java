package io.quittance.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers only when called by a name of its own: in the demo a name of this machine, elsewhere
 * those of the setting {@code QUITTANCE_HTTP_ALLOWED_HOSTS} (without it any). A website whose name
 * points to 127.0.0.1 would otherwise have the browser's trust (DNS rebinding).
 */
@ApplicationScoped
class RefuseForeignHosts {
  /** Before the other filters: nothing is done for a foreign name. */
  private static final int FIRST = 1000;

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private final Set<String> allowed = new HashSet<>();

  RefuseForeignHosts(
      DemoAccess demo,
      @ConfigProperty(name = "quittance.http.allowed-hosts") Optional<List<String>> names) {
    names.ifPresent(all -> all.forEach(name -> allowed.add(name.toLowerCase(Locale.ROOT))));
    if (demo.demo()) {
      allowed.addAll(THIS_MACHINE);
    }
  }

  void register(@Observes Filters filters) {
    if (!allowed.isEmpty()) {
      filters.register(this::check, FIRST);
    }
  }

  private void check(RoutingContext call) {
    HostAndPort authority = call.request().authority();
    if (authority != null && allowed.contains(authority.host().toLowerCase(Locale.ROOT))) {
      call.next();
    } else {
      call.response()
          .setStatusCode(421)
          .putHeader("Content-Type", "application/problem+json")
          .end(
              "{\"type\":\"urn:quittance:problem:foreign-host\",\"title\":\"Misdirected Request\","
                  + "\"status\":421,\"code\":\"foreign-host\","
                  + "\"detail\":\"This service does not answer to that host name.\"}");
    }
  }
}
