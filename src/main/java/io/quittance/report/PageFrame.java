package io.quittance.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A whole page in one file: our style and our script inside, everything else forbidden by its
 * policy. The script runs because the policy names its hash; whatever else got onto the page would
 * not.
 */
public final class PageFrame {
  private PageFrame() {}

  /**
   * @param name of the page's own style and script, {@code report/NAME.css} and {@code .js}
   * @param title plain text
   * @param body markup
   */
  public static String page(String name, String title, String body) {
    String style = resource("base.css") + resource(name + ".css");
    String script = resource(name + ".js");
    return new Html()
        .raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\"")
        .attribute(
            "content",
            "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src '"
                + hash(style)
                + "'; script-src '"
                + hash(script)
                + "'")
        .raw(">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
        .text(title)
        .raw("</title>\n<style>")
        .raw(style)
        .raw("</style>\n</head>\n<body>\n")
        .raw(body)
        .raw("\n<script>")
        .raw(script)
        .raw("</script>\n</body>\n</html>\n")
        .toString();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = PageFrame.class.getResourceAsStream("/report/" + name)) {
      if (in == null) {
        throw new IllegalStateException("report/" + name + " is not in the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
