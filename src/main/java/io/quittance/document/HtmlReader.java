package io.quittance.document;

import io.quittance.message.Part.Role;
import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import io.quittance.message.TextDecoding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** HTML as a person sees it: lines of visible text, tables row by row, hidden text apart. */
final class HtmlReader implements PartReader {

  private static final Pattern META_CHARSET =
      Pattern.compile("(?i)<meta[^>]+charset\\s*=\\s*[\"']?([\\w-]+)");

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    String declared = content.form().charset();
    if (declared == null) {
      declared = metaCharset(content.bytes());
    }
    TextDecoding.Decoded decoded = TextDecoding.decode(content.bytes(), declared);
    Draft draft = new Draft(content.part().path(), Document.Kind.HTML, limits);
    TextReader.flagGuess(draft, decoded, declared);
    boolean body = content.part().role() == Role.BODY_HTML;
    return new Read(read(draft, decoded.text(), body, content.subject(), limits));
  }

  /**
   * @param body true for a mail's body, where quoted history is told apart
   */
  static Document read(
      Draft draft, String html, boolean body, String subject, ReadingLimits limits) {
    org.jsoup.nodes.Document page = Jsoup.parse(html);
    page.outputSettings().prettyPrint(false);
    setHeadAside(draft, page);
    List<FlatLine> lines = new HtmlLines(draft, CssRules.of(page), limits).of(page.body());
    int[] quoted = body ? QuotedHistory.levels(lines, subject) : new int[lines.size()];
    for (int i = 0; i < lines.size() && !draft.full(); i++) {
      draft.line(lines.get(i).words(), quoted[i]);
    }
    draft.page(1, null, 0, 0);
    return draft.finish();
  }

  private static void setHeadAside(Draft draft, org.jsoup.nodes.Document page) {
    for (Element title : page.select("title")) {
      draft.hidden(title.text(), "title", "the head");
    }
  }

  private static String metaCharset(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    Matcher named = META_CHARSET.matcher(head);
    return named.find() ? named.group(1) : null;
  }
}
