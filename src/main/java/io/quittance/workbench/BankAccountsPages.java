package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Limit;
import io.quittance.bank.BankAccountsResource;
import io.quittance.bank.BankAccountsResource.AccountView;
import io.quittance.bank.mapping.PaymentMappingsResource;
import io.quittance.receivables.LegalEntitiesResource;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Our accounts and the names banks use for them. Refusals come as problems. */
@WorkbenchPage
@Path("/bank-accounts")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class BankAccountsPages {
  private final BankAccountsResource accounts;
  private final PaymentMappingsResource mappings;
  private final LegalEntitiesResource entities;
  private final Caller caller;

  BankAccountsPages(
      BankAccountsResource accounts,
      PaymentMappingsResource mappings,
      LegalEntitiesResource entities,
      Caller caller) {
    this.accounts = accounts;
    this.mappings = mappings;
    this.entities = entities;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list() {
    return Templates.bankaccounts(
        BankAccountsPage.of(
            Visitor.of(caller),
            accounts.list(),
            mappings.all().items(),
            entities.list(new Limit(Limit.MAX), null).items()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response put(MultivaluedMap<String, String> form) {
    String id = FormText.orNull(form, "id");
    if (id == null) {
      return Sayings.refused(
          422, "Nothing was changed", "Write the account as the bank does, such as its IBAN.");
    }
    accounts.put(
        id,
        FormText.json(
            new AccountView(
                id, FormText.orNull(form, "legalEntity"), FormText.lines(form, "names"))));
    return Sayings.goTo("/bank-accounts");
  }
}
