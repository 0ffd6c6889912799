package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.bank.PaymentsResource;
import io.quittance.receivables.CustomerView;
import io.quittance.receivables.CustomersResource;
import io.quittance.receivables.OpenItemsResource;
import io.quittance.review.learned.LearnedResource;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Customers with what they owe and paid: to look at, for the ERP keeps them. */
@WorkbenchPage
@Path("/customers")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class CustomersPages {
  private static final Limit SHOWN = new Limit(50);

  /** Open items, payments and facts of one customer. */
  private static final Limit BESIDE = new Limit(100);

  private final CustomersResource customers;
  private final OpenItemsResource items;
  private final PaymentsResource payments;
  private final LearnedResource facts;
  private final Caller caller;

  CustomersPages(
      CustomersResource customers,
      OpenItemsResource items,
      PaymentsResource payments,
      LearnedResource facts,
      Caller caller) {
    this.customers = customers;
    this.items = items;
    this.payments = payments;
    this.facts = facts;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list(@QueryParam("q") String text, @QueryParam("cursor") Cursor cursor) {
    String asked = Wording.or(text, "").strip();
    return Templates.debtors(
        DebtorsPage.of(
            Visitor.of(caller),
            asked,
            customers.list(null, asked.isEmpty() ? null : asked, SHOWN, cursor)));
  }

  /**
   * @param all closed items, too
   * @param cursor where the items go on
   */
  @GET
  @Path("{id: .+}")
  @Operation(hidden = true)
  public TemplateInstance one(
      @PathParam("id") String id,
      @QueryParam("all") boolean all,
      @QueryParam("cursor") Cursor cursor) {
    CustomerView customer = customers.one(id);
    return Templates.debtor(
        DebtorPage.of(
            Visitor.of(caller),
            customer,
            all,
            items.list(id, null, null, all ? null : "open", null, BESIDE, cursor),
            payments.list(null, null, null, false, null, id, BESIDE, null),
            facts.list(id, BESIDE, null)));
  }
}
