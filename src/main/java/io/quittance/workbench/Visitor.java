package io.quittance.workbench;

import io.quittance.api.Caller;

/** Who looks at the pages. @param actor the name under which decisions are kept */
public record Visitor(String tenant, String actor) {
  static Visitor of(Caller caller) {
    return new Visitor(caller.tenant().value(), caller.actor());
  }
}
