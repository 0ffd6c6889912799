package io.quittance.message;

import io.quittance.message.Part.Role;
import io.quittance.message.Unpacked.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The forms of one body that Outlook keeps beside each other. HTML is also wrapped into RTF
 * ([MS-OXRTFEX]); where HTML itself is missing, the RTF stands for it.
 *
 * @param text or null
 * @param html or null
 * @param charset of the HTML, or null
 * @param rtf uncompressed, or null
 */
record OutlookBodies(String text, byte[] html, String charset, byte[] rtf) {

  private static final String RTF = "application/rtf";

  List<Content> items() {
    List<Content> found = new ArrayList<>();
    if (text != null && !text.isBlank()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      found.add(
          new Content(null, Role.BODY_TEXT, "text/plain", StandardCharsets.UTF_8.name(), bytes));
    }
    if (html != null && html.length > 0) {
      found.add(new Content(null, Role.BODY_HTML, "text/html", charset, html));
    } else if (rtf != null && rtf.length > 0) {
      found.add(new Content(null, Role.BODY_HTML, RTF, null, rtf));
    }
    return found;
  }
}
