package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.bank.PaymentView;
import io.quittance.bank.PaymentsResource;
import io.quittance.ledger.ApplicationsResource;
import io.quittance.pipeline.PaymentNow;
import io.quittance.tenant.InTenant;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Money as the bank told it: what became of it, and what it may be while nobody knows. */
@WorkbenchPage
@Path("/payments")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class MoneyPages {
  private static final Limit SHOWN = new Limit(50);
  private static final Limit APPLICATIONS = new Limit(200);

  private final PaymentsResource payments;
  private final ApplicationsResource applications;
  private final PaymentNow paymentNow;
  private final InTenant inTenant;
  private final Caller caller;

  MoneyPages(
      PaymentsResource payments,
      ApplicationsResource applications,
      PaymentNow paymentNow,
      InTenant inTenant,
      Caller caller) {
    this.payments = payments;
    this.applications = applications;
    this.paymentNow = paymentNow;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  /**
   * @param all applied and returned money, too
   */
  @GET
  @Operation(hidden = true)
  public TemplateInstance list(
      @QueryParam("q") String text,
      @QueryParam("all") boolean all,
      @QueryParam("cursor") Cursor cursor) {
    String asked = Wording.or(text, "").strip();
    return Templates.moneys(
        MoneysPage.of(
            Visitor.of(caller),
            asked,
            all,
            payments.list(
                null, null, null, !all, asked.isEmpty() ? null : asked, null, SHOWN, cursor)));
  }

  @GET
  @Path("{id: .+}")
  @Operation(hidden = true)
  public TemplateInstance one(@PathParam("id") String id) {
    PaymentView payment = payments.one(id);
    return Templates.money(
        MoneyPage.of(
            Visitor.of(caller),
            payment,
            applications.list(null, payment.id(), null, null, APPLICATIONS, null),
            inTenant.call(caller.tenant(), () -> paymentNow.of(payment.id()))));
  }
}
