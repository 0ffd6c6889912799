package io.quittance.command;

import io.quarkus.runtime.StartupEvent;
import io.quittance.pipeline.ReaderInUse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** At the start: where the page and the API are, where data are kept, and which reader reads. */
@ApplicationScoped
class SayWhereThingsAre {
  private static final Logger LOG = Logger.getLogger("io.quittance");
  private static final int LAST = 5000;

  private final ReaderInUse reader;
  private final String host;
  private final int port;
  private final String home;

  SayWhereThingsAre(
      ReaderInUse reader,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.port") int port,
      @ConfigProperty(name = "quittance.home", defaultValue = "-") String home) {
    this.reader = reader;
    this.host = host.equals("0.0.0.0") ? "localhost" : host;
    this.port = port;
    this.home = home;
  }

  void say(@Observes @Priority(LAST) StartupEvent start) {
    LOG.infof("page: http://%s:%d   API: http://%s:%d/q/swagger-ui", host, port, host, port);
    LOG.infof("data: %s   reader in use: %s", home, reader.name());
  }
}
