package io.quittance.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A resource of the tests that uses what this package offers. */
@Path("/api/v1/echo")
public class EchoResource {
  static final AtomicInteger RUNS = new AtomicInteger();

  private final Caller caller;

  EchoResource(Caller caller) {
    this.caller = caller;
  }

  public record Said(String text, int number) {}

  @GET
  public Map<String, Object> who(
      @QueryParam("limit") Limit limit, @QueryParam("cursor") Cursor cursor) {
    return Map.of(
        "tenant",
        caller.tenant().value(),
        "actor",
        caller.actor(),
        "limit",
        limit == null ? 0 : limit.value(),
        "cursor",
        cursor == null ? "" : String.join("|", cursor.keys(2)));
  }

  @POST
  public Response say(Said said) {
    int run = RUNS.incrementAndGet();
    if (said.text().equals("boom")) {
      throw new IllegalStateException("secret internals");
    }
    if (said.text().equals("refuse")) {
      throw Problem.unprocessable("refused", "No.");
    }
    return Response.created(URI.create("/api/v1/echo/" + run)).entity(said).tag("v" + run).build();
  }

  @PUT
  public Response change(@HeaderParam("If-Match") String ifMatch) {
    ETags.requireMatch(ifMatch, ETags.of(7));
    return Response.noContent().build();
  }
}
