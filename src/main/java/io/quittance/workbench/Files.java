package io.quittance.workbench;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What is loaded from a message: pictures of its pages, made by us, and its bytes, which are only
 * ever handed over to be saved and never shown by the browser.
 */
@WorkbenchPage
@Path("/messages/{id}")
@Blocking
public class Files {
  private final Instance<Desk> desk;

  Files(Instance<Desk> desk) {
    this.desk = desk;
  }

  @GET
  @Path("parts/{part}/pages/{page: \\d{1,6}}.png")
  @Produces("image/png")
  @Operation(hidden = true)
  public Response page(
      @PathParam("id") String id, @PathParam("part") String part, @PathParam("page") int page) {
    Optional<byte[]> image =
        Ids.parse(id).flatMap(message -> desk.get().pageImage(message, part, page));
    return image
        .map(png -> Response.ok(png, "image/png").header("Cache-Control", "private, max-age=3600"))
        .orElseGet(() -> Response.status(404))
        .build();
  }

  @GET
  @Path("raw")
  @Produces("message/rfc822")
  @Operation(hidden = true)
  public Response raw(@PathParam("id") String id) {
    Optional<UUID> message = Ids.parse(id);
    return message
        .flatMap(desk.get()::raw)
        .map(bytes -> toSave(bytes, "message/rfc822", "message-" + message.get() + ".eml"))
        .orElseGet(() -> Response.status(404).build());
  }

  @GET
  @Path("parts/{part}/content")
  @Produces("application/octet-stream")
  @Operation(hidden = true)
  public Response part(@PathParam("id") String id, @PathParam("part") String part) {
    return Ids.parse(id)
        .flatMap(message -> desk.get().download(message, part))
        .map(found -> toSave(found.content(), "application/octet-stream", name(found.name(), part)))
        .orElseGet(() -> Response.status(404).build());
  }

  private static Response toSave(byte[] bytes, String type, String name) {
    return Response.ok(bytes, type)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }

  /** A name that any file system takes and no header is broken by. */
  static String name(String given, String part) {
    String safe = given == null ? "" : given.replaceAll("[^A-Za-z0-9._ -]", "_").strip();
    safe = safe.replaceFirst("^\\.+", "");
    return safe.isEmpty()
        ? "part-" + part.replaceAll("[^0-9.]", "_")
        : safe.substring(Math.max(0, safe.length() - 120));
  }
}
