package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.ImportAnswer;
import io.quittance.api.Limit;
import io.quittance.bank.BankAccountsResource;
import io.quittance.ledger.PeriodsResource;
import io.quittance.receivables.LegalEntitiesResource;
import io.quittance.receivables.LegalEntityView;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Our own companies: seen, added, renamed, as an import of one row would. */
@WorkbenchPage
@Path("/legal-entities")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class LegalEntitiesPages {
  private final LegalEntitiesResource entities;
  private final BankAccountsResource accounts;
  private final PeriodsResource periods;
  private final Caller caller;

  LegalEntitiesPages(
      LegalEntitiesResource entities,
      BankAccountsResource accounts,
      PeriodsResource periods,
      Caller caller) {
    this.entities = entities;
    this.accounts = accounts;
    this.periods = periods;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list(@QueryParam("cursor") Cursor cursor) {
    return Templates.legalentities(
        LegalEntitiesPage.of(
            Visitor.of(caller),
            entities.list(new Limit(Limit.DEFAULT), cursor),
            accounts.list(),
            periods.all(null).items()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response put(MultivaluedMap<String, String> form) {
    LegalEntityView typed =
        new LegalEntityView(
            FormText.orNull(form, "id"),
            FormText.orNull(form, "name"),
            FormText.orNull(form, "country"),
            FormText.orNull(form, "currency"));
    ImportAnswer answer =
        entities.take(
            MediaType.APPLICATION_JSON,
            FormText.json(List.of(typed)).getBytes(StandardCharsets.UTF_8));
    return answer.refused().isEmpty()
        ? Sayings.goTo("/legal-entities")
        : Sayings.refused(
            422,
            "Nothing was changed",
            answer.refused().stream()
                .map(ImportAnswer.Refused::message)
                .collect(Collectors.joining(" ")));
  }
}
