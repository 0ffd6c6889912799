package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The list of messages and what serves it. */
@WorkbenchPage
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class Pages {
  private final Instance<Desk> desk;
  private final WorkbenchSettings settings;

  Pages(Instance<Desk> desk, WorkbenchSettings settings) {
    this.desk = desk;
    this.settings = settings;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list(
      @QueryParam("group") @DefaultValue("") String group,
      @QueryParam("q") @DefaultValue("") String query,
      @QueryParam("cursor") String cursor) {
    return Templates.list(inbox(group, query, cursor));
  }

  /**
   * The list again, or nothing (204) when it would look the same.
   *
   * @param seen version of what the page shows
   */
  @GET
  @Path("inbox")
  @Operation(hidden = true)
  public Response refresh(
      @QueryParam("group") @DefaultValue("") String group,
      @QueryParam("q") @DefaultValue("") String query,
      @QueryParam("seen") @DefaultValue("") String seen) {
    InboxView inbox = inbox(group, query, null);
    return inbox.version().equals(seen)
        ? Response.noContent().build()
        : Response.ok(Templates.inbox(inbox)).build();
  }

  /** Open items to choose from while correcting. */
  @GET
  @Path("items")
  @Operation(hidden = true)
  public TemplateInstance items(@QueryParam("q") @DefaultValue("") String query) {
    String asked = cut(query);
    List<CaseView.ItemRow> choices =
        asked.isEmpty()
            ? List.of()
            : desk.get().findItems(asked).stream().map(PaintItems::choice).toList();
    return Templates.choices(choices, asked);
  }

  /** Whatever is no page and belongs neither to the API nor to the tools under {@code /q}. */
  @GET
  @Path("{any: (?!api/|api$|q/|q$|static/).+}")
  @Operation(hidden = true)
  public Response nothing(@PathParam("any") String any) {
    return Response.status(404)
        .entity(
            Templates.error(
                404,
                "Nothing here",
                "There is nothing under this address.",
                "Go back to the list of messages."))
        .build();
  }

  private InboxView inbox(String groupKey, String query, String cursor) {
    Group group = Group.of(groupKey);
    String asked = cut(query);
    MessageList list = desk.get().list(group.statuses(), asked, cursor, settings.rows());
    return InboxView.of(
        desk.get().visitor(), group, asked, cursor, list, desk.get().overview(), settings);
  }

  private String cut(String query) {
    String asked = query.strip();
    return asked.substring(0, Math.min(asked.length(), settings.queryLength()));
  }
}
