package io.quittance.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.pipeline.ModelSettingsResource;
import io.quittance.pipeline.ModelSettingsView;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which models may see mails of the tenant. Says and does what its REST resource says and does. */
@WorkbenchPage
@Path("/models")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ModelsPages {
  private final ModelSettingsResource settings;
  private final ObjectMapper json;
  private final Caller caller;

  ModelsPages(ModelSettingsResource settings, ObjectMapper json, Caller caller) {
    this.settings = settings;
    this.json = json;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance show() {
    return Templates.models(
        ModelsPage.of(
            new Visitor(caller.tenant().value(), caller.actor()),
            (ModelSettingsView) settings.show().getEntity(),
            settings.history().items()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response change(MultivaluedMap<String, String> form) {
    List<String> order = new ArrayList<>();
    for (int place = 1; form.containsKey("place-" + place); place++) {
      String name = form.getFirst("place-" + place);
      if (!name.isBlank()) {
        order.add(name);
      }
    }
    ModelSettingsView.Set wanted =
        new ModelSettingsView.Set(
            order.isEmpty() ? null : order,
            orNull(form.getFirst("asking")),
            orNull(form.getFirst("privacy")),
            form.getFirst("keepContent") != null);
    try {
      settings.change(
          '"' + Wording.or(form.getFirst("version"), "") + '"', json.writeValueAsString(wanted));
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException("settings cannot be written as JSON", ours);
    }
    return Sayings.goTo("/models");
  }

  private static String orNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
