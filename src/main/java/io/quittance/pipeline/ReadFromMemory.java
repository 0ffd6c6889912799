package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.advice.memory.ReadByMemory;
import io.quittance.document.ReadMessage;
import io.quittance.review.layouts.ProvenLayouts;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Reads what the built-in reader is in doubt or silent about by a layout that money has proven,
 * before any model is asked.
 */
@ApplicationScoped
class ReadFromMemory {
  private static final Logger LOG = Logger.getLogger(ReadFromMemory.class);

  private final ProvenLayouts layouts;
  private final ReadByMemory memory;
  private final SecondOpinion secondOpinion;
  private final InTenant inTenant;

  ReadFromMemory(
      ProvenLayouts layouts, ReadByMemory memory, SecondOpinion secondOpinion, InTenant inTenant) {
    this.layouts = layouts;
    this.memory = memory;
    this.secondOpinion = secondOpinion;
    this.inTenant = inTenant;
  }

  /**
   * Not to be called in a transaction. Empty when no layout reads the message; one under which a
   * check failed is suspended by then.
   */
  Optional<Reading> read(TenantId tenant, ReadMessage source, Reading first) {
    Optional<String> sender = LayoutSender.of(source);
    if (sender.isEmpty() || !secondOpinion.mayBeSpared(tenant, source, first)) {
      return Optional.empty();
    }
    List<ReadByMemory.Known> known = inTenant.call(tenant, () -> layouts.of(sender.get()));
    ReadByMemory.Outcome outcome = memory.read(source, first, known);
    if (outcome instanceof ReadByMemory.Failed failed) {
      inTenant.run(tenant, () -> layouts.suspend(UUID.fromString(failed.by().id()), failed.why()));
      LOG.infof(
          "layout %s, tenant %s: a check failed, it is suspended and a model is asked",
          failed.by().id(), tenant);
      return Optional.empty();
    }
    return outcome instanceof ReadByMemory.Read read
        ? Optional.of(read.reading())
        : Optional.empty();
  }

  /** In the transaction that keeps the reading. */
  void kept(UUID message, Reading reading) {
    reading.advices().stream()
        .flatMap(advice -> ReadByMemory.layout(advice.reader()).stream())
        .forEach(layout -> layouts.read(UUID.fromString(layout), message));
  }
}
