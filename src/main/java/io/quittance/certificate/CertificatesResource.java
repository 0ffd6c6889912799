package io.quittance.certificate;

import io.quittance.api.Caller;
import io.quittance.api.Problem;
import io.quittance.database.Repeated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Certificates over REST: what labels prove, what is permitted by it, and what has stopped it. */
@Path("/api/v1/certificates")
@Produces(MediaType.APPLICATION_JSON)
public class CertificatesResource {
  private final Certificates certificates;
  private final IssueCertificate issuing;
  private final ShowCertificates show;
  private final Breaker breaker;
  private final Repeated transaction;
  private final Caller caller;

  CertificatesResource(
      Certificates certificates,
      IssueCertificate issuing,
      ShowCertificates show,
      Breaker breaker,
      Repeated transaction,
      Caller caller) {
    this.certificates = certificates;
    this.issuing = issuing;
    this.show = show;
    this.breaker = breaker;
    this.transaction = transaction;
    this.caller = caller;
  }

  /**
   * @param note why
   */
  public record Note(String note) {}

  @GET
  @Operation(
      summary = "The certificate that holds, what the labels so far would give, and the breaker",
      description =
          "accepted, wrong and bound are those of the labels: of so many with the threshold's score"
              + " or more so many were wrong, so that the rate is at most bound.")
  public CertificateView now() {
    return transaction.call(caller.tenant(), show::now);
  }

  @POST
  @Operation(
      summary = "Tests the labels so far and issues a certificate if they keep the budget",
      description =
          "With a seed the labels are split in halves, one to find where to start and one to test."
              + " 409 says why not and how many labels it takes. Too few labels are no test; a test"
              + " that fails has used its labels up.")
  public CertificateView.Certified issue(@QueryParam("seed") Long seed) {
    IssueCertificate.Outcome outcome =
        transaction.call(caller.tenant(), () -> issuing.issue(seed, caller.actor()));
    if (outcome instanceof IssueCertificate.Outcome.Refused refused) {
      // Thrown after the commit: what a failed test has used up stays used up.
      throw Problem.conflict(refused.code(), refused.message());
    }
    return CertificateView.Certified.of(
        ((IssueCertificate.Outcome.Issued) outcome).certificate(), 0);
  }

  @DELETE
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Makes a certificate void, for ever")
  public CertificateView.Certified makeVoid(
      @PathParam("id") UUID id, @QueryParam("note") String note) {
    return transaction.call(
        caller.tenant(),
        () -> {
          if (certificates.find(id).filter(IssuedCertificate::passed).isEmpty()) {
            throw Problem.notFound("unknown-certificate", "There is no certificate " + id + ".");
          }
          String why = note == null || note.isBlank() ? "made void by a person" : note.strip();
          if (!certificates.voided(id, why, caller.actor())) {
            throw Problem.conflict("already-void", "The certificate is void already.");
          }
          return CertificateView.Certified.of(certificates.find(id).orElseThrow(), null);
        });
  }

  @POST
  @Path("breaker/reset")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Lets automatic postings go on after the breaker has stopped them",
      description = "Needs a note. The evidence gathered so far is laid aside with it.")
  public CertificateView reset(Note given) {
    if (given == null || given.note() == null || given.note().isBlank()) {
      throw Problem.unprocessable(
          "note-required", "Say in the note what was found and why postings may go on.");
    }
    return transaction.call(
        caller.tenant(),
        () -> {
          breaker.reset(given.note().strip(), caller.actor());
          return show.now();
        });
  }
}
