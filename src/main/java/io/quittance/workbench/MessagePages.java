package io.quittance.workbench;

import io.quittance.document.ReadMessage;
import io.quittance.pipeline.MessageDetail;
import io.quittance.pipeline.MessageStatus;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One message: its source beside what was made of it. */
@WorkbenchPage
@Path("/messages/{id}")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class MessagePages {
  private final Instance<Desk> desk;
  private final WorkbenchSettings settings;

  MessagePages(Instance<Desk> desk, WorkbenchSettings settings) {
    this.desk = desk;
    this.settings = settings;
  }

  @GET
  @Operation(hidden = true)
  public Response message(@PathParam("id") String id) {
    Optional<MessageDetail> detail = detail(id);
    if (detail.isEmpty()) {
      return missing();
    }
    Optional<ReadMessage> source = desk.get().documents(detail.get().summary().id());
    return Response.ok(
            Templates.message(
                MessageView.of(
                    desk.get().visitor(),
                    detail.get(),
                    source,
                    settings.documentLines(),
                    desk.get().draftsQuestions())))
        .build();
  }

  /**
   * The judgement again. When a message that was at work is done, the whole page is told to load
   * anew: its source may have been read meanwhile.
   */
  @GET
  @Path("judgement")
  @Operation(hidden = true)
  public Response judgement(
      @PathParam("id") String id, @HeaderParam("Quittance-Busy") boolean wasBusy) {
    Optional<MessageDetail> detail = detail(id);
    if (detail.isEmpty()) {
      return missing();
    }
    MessageStatus status = detail.get().summary().status();
    boolean busy =
        switch (status) {
          case RECEIVED, READING -> true;
          default -> false;
        };
    if (wasBusy && !busy) {
      return Response.ok("").header("HX-Refresh", "true").build();
    }
    return Response.ok(
            Templates.judgement(
                JudgementView.of(
                    detail.get(), JudgementView.Notice.NONE, desk.get().draftsQuestions())))
        .build();
  }

  private Optional<MessageDetail> detail(String id) {
    return Ids.parse(id).flatMap(desk.get()::detail);
  }

  private static Response missing() {
    return Response.status(404)
        .entity(
            Templates.error(
                404,
                "No such message",
                "There is no message under this address, or it belongs to another tenant.",
                "Go back to the list and look for it there."))
        .build();
  }
}
