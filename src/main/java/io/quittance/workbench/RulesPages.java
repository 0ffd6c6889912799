package io.quittance.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.bank.nature.ReceiptRulesResource;
import io.quittance.bank.nature.ReceiptRulesResource.RuleView;
import io.quittance.bank.nature.ReceiptRulesResource.RulesView;
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

/**
 * The rules that tell receipts from other money. Each form changes one rule of the list that was
 * shown; when somebody else changed the list meanwhile, nothing is.
 */
@WorkbenchPage
@Path("/rules")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class RulesPages {
  private final ReceiptRulesResource rules;
  private final ObjectMapper json;
  private final Caller caller;

  RulesPages(ReceiptRulesResource rules, ObjectMapper json, Caller caller) {
    this.rules = rules;
    this.json = json;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list() {
    return Templates.rules(
        RulesPage.of(new Visitor(caller.tenant().value(), caller.actor()), inForce()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response change(MultivaluedMap<String, String> form) {
    RulesView inForce = inForce();
    String shown = Wording.or(form.getFirst("version"), "");
    if (!shown.equals(Integer.toString(inForce.version()))) {
      return Sayings.refused(
          412, "Not changed", "Somebody changed the rules meanwhile; load the page again.");
    }
    List<RuleView> changed = new ArrayList<>(inForce.rules());
    String name = Wording.or(form.getFirst("name"), "");
    int at = position(changed, name);
    switch (Wording.or(form.getFirst("change"), "")) {
      case "add" ->
          changed.add("first".equals(form.getFirst("place")) ? 0 : changed.size(), typed(form));
      case "remove" -> {
        if (at >= 0) {
          changed.remove(at);
        }
      }
      case "up" -> {
        if (at > 0) {
          changed.add(at - 1, changed.remove(at));
        }
      }
      default -> {
        return Sayings.refused(422, "Not changed", "The form names no change.");
      }
    }
    try {
      rules.replace('"' + shown + '"', json.writeValueAsString(changed));
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException("rules cannot be written as JSON", ours);
    }
    return Sayings.goTo("/rules");
  }

  private RulesView inForce() {
    return (RulesView) rules.list().getEntity();
  }

  private static int position(List<RuleView> rules, String name) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static RuleView typed(MultivaluedMap<String, String> form) {
    return new RuleView(
        form.getFirst("name"),
        orNull(form.getFirst("direction")),
        orNull(form.getFirst("code")),
        orNull(form.getFirst("party")),
        orNull(form.getFirst("text")),
        form.getFirst("ownAccount") != null,
        form.getFirst("returned") != null,
        form.getFirst("nature"),
        null);
  }

  private static String orNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
