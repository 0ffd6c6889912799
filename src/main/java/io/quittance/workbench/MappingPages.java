package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Problem;
import io.quittance.bank.BankAccountsResource;
import io.quittance.bank.mapping.CsvMapping;
import io.quittance.bank.mapping.PaymentMappingsResource;
import io.quittance.bank.mapping.TryMapping;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/**
 * How the CSV of an account is read: tried on a sample first, then saved. Refusals come as
 * problems.
 */
@WorkbenchPage
@Path("/bank-accounts/mapping")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class MappingPages {
  /** A sample of some thousand rows is enough to see whether a mapping fits. */
  private static final int MOST_SAMPLE_BYTES = 2_000_000;

  private final PaymentMappingsResource mappings;
  private final BankAccountsResource accounts;
  private final TryMapping tries;
  private final Caller caller;

  MappingPages(
      PaymentMappingsResource mappings,
      BankAccountsResource accounts,
      TryMapping tries,
      Caller caller) {
    this.mappings = mappings;
    this.accounts = accounts;
    this.tries = tries;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance one(@QueryParam("account") String account) {
    requireOurs(account);
    int version = version(account);
    MappingForm form =
        version == 0
            ? MappingForm.empty()
            : MappingForm.of((CsvMapping) mappings.one(account).getEntity());
    return Templates.mapping(MappingPage.of(Visitor.of(caller), account, version, form));
  }

  /** Reads a sample by what was typed; nothing is kept of either. */
  @POST
  @Path("trial")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public TemplateInstance tried(
      @QueryParam("account") String account, MultipartFormDataInput input) {
    requireOurs(account);
    MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
    byte[] sample = new byte[0];
    for (var field : input.getValues().entrySet()) {
      for (FormValue value : field.getValue()) {
        if (value.isFileItem()) {
          sample = bytes(value);
        } else {
          typed.add(field.getKey(), value.getValue());
        }
      }
    }
    if (sample.length == 0) {
      throw Problem.unprocessable(
          "no-sample", "Choose a CSV file of this bank to try the mapping on; nothing was read.");
    }
    return Templates.mappingtrial(
        MappingPage.Trial.of(tries.run(account, MappingForm.read(typed), sample)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response save(@QueryParam("account") String account, MultivaluedMap<String, String> form) {
    requireOurs(account);
    String shown = Wording.or(form.getFirst("version"), "");
    mappings.save(account, '"' + shown + '"', FormText.json(MappingForm.read(form)));
    return Sayings.goTo("/bank-accounts");
  }

  private int version(String account) {
    return mappings.all().items().stream()
        .filter(mapped -> mapped.account().equals(account))
        .mapToInt(PaymentMappingsResource.Mapped::version)
        .findFirst()
        .orElse(0);
  }

  private void requireOurs(String account) {
    if (accounts.list().stream().noneMatch(ours -> ours.id().equals(account))) {
      throw Problem.notFound(
          "unknown-account", "We have no account " + account + "; add it on the page of accounts.");
    }
  }

  private static byte[] bytes(FormValue file) {
    try (InputStream content = file.getFileItem().getInputStream()) {
      byte[] bytes = content.readNBytes(MOST_SAMPLE_BYTES + 1);
      if (bytes.length > MOST_SAMPLE_BYTES) {
        throw Problem.tooLarge(
            "sample-too-large", "A sample has at most 2 MB; some hundred rows are enough.");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
