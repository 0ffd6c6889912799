package io.quittance.database;

import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/**
 * Runs work in a tenant's transaction, and once more when PostgreSQL ended it to break a deadlock
 * or to keep transactions serial. The work must have no effect outside of its transaction.
 */
@Singleton
public class Repeated {
  private static final Logger LOG = Logger.getLogger(Repeated.class);

  /** serialization_failure and deadlock_detected. */
  private static final Set<String> TRANSIENT = Set.of("40001", "40P01");

  static final int MOST_ATTEMPTS = 5;

  private final InTenant inTenant;

  Repeated(InTenant inTenant) {
    this.inTenant = inTenant;
  }

  public <T> T call(TenantId tenant, Callable<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return inTenant.call(tenant, work);
      } catch (RuntimeException e) {
        if (attempt == MOST_ATTEMPTS || !isTransient(e)) {
          throw e;
        }
        LOG.infof("transaction of tenant %s lost a race, attempt %d follows", tenant, attempt + 1);
      }
    }
  }

  /** True when the same work may succeed if it is done again. */
  public static boolean isTransient(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && TRANSIENT.contains(sql.getSQLState())) {
        return true;
      }
      if (cause == cause.getCause()) {
        return false;
      }
    }
    return false;
  }
}
