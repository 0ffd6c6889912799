package io.quittance.demo;

import io.quarkus.runtime.StartupEvent;
import io.quittance.api.ImportAnswer;
import io.quittance.bank.BankImport;
import io.quittance.policy.Policies;
import io.quittance.receivables.ErpImport;
import io.quittance.receivables.Receivables;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.quittance.tenant.Tenants;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/**
 * In demo mode, at the first start: the customers, open items and payments around the fixtures'
 * mails. Later starts find what the demo has made of them.
 */
@ApplicationScoped
class DemoBooks {
  private static final Logger LOG = Logger.getLogger(DemoBooks.class);
  private static final TenantId DEMO = new TenantId("demo");
  private static final TenantId OTHER = new TenantId("other");
  private static final byte[] SELLER =
      "[{\"id\":\"NWS\",\"name\":\"Northwind Supply\"}]".getBytes(StandardCharsets.UTF_8);

  /** Before the mail server and its polling: the first mail finds its customer. */
  private static final int FIRST = 900;

  private final DemoSettings settings;
  private final Tenants tenants;
  private final InTenant inTenant;
  private final Receivables receivables;
  private final ErpImport erp;
  private final BankImport bank;
  private final Policies policies;

  DemoBooks(
      DemoSettings settings,
      Tenants tenants,
      InTenant inTenant,
      Receivables receivables,
      ErpImport erp,
      BankImport bank,
      Policies policies) {
    this.settings = settings;
    this.tenants = tenants;
    this.inTenant = inTenant;
    this.receivables = receivables;
    this.erp = erp;
    this.bank = bank;
    this.policies = policies;
  }

  void open(@Observes @Priority(FIRST) StartupEvent start) {
    if (!settings.on()) {
      return;
    }
    tenants.register(DEMO, "Northwind Supply (demo)");
    tenants.register(OTHER, "Another tenant (demo)");
    inTenant.run(
        DEMO,
        () -> {
          if (receivables.legalEntities().isEmpty()) {
            fill();
          }
        });
  }

  private void fill() {
    try {
      // The demo shows what mails say: no payment is applied by the bank's text before its mail.
      policies.setUp("{\"unannounced\":{\"bankText\":false}}", "demo");
      refuseNone("legal entity", erp.legalEntities(SELLER));
      for (byte[] customers : Fixtures.all("customers.json")) {
        refuseNone("customers", erp.customers(customers));
      }
      for (byte[] items : Fixtures.all("open-items.json")) {
        refuseNone("open items", erp.openItems(items));
      }
      for (byte[] payments : Fixtures.all("payments.json")) {
        refuseNone("payments", bank.payments(payments));
      }
      LOG.info("demo books: customers, open items and payments of a made-up seller are loaded");
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's books cannot be read", e);
    }
  }

  private static void refuseNone(String what, ImportAnswer answer) {
    if (!answer.refused().isEmpty()) {
      throw new IllegalStateException("the demo's " + what + " were refused: " + answer.refused());
    }
  }
}
