package io.quittance.workbench;

import jakarta.ws.rs.core.Response;

/** How a form of ours is answered: with the next page, or with a notice and all that was typed. */
final class Sayings {
  private Sayings() {}

  /**
   * @param address of the page that shows what came of it
   */
  static Response goTo(String address) {
    return Response.noContent().header("HX-Redirect", address).build();
  }

  static Response refused(int status, String title, String text) {
    return Response.status(status)
        .header("HX-Retarget", "#notice")
        .header("HX-Reswap", "outerHTML")
        .entity(Templates.notice("", new JudgementView.Notice("bad", title, text, false)))
        .build();
  }
}
