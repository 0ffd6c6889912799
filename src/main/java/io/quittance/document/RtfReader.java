package io.quittance.document;

import io.quittance.message.Part.Role;
import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;

/** RTF files and the RTF bodies of Outlook, through HTML. */
final class RtfReader implements PartReader {

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    RtfToHtml rtf = new RtfToHtml(content.bytes(), limits.characters() * 4L);
    String html = rtf.convert();
    boolean body = content.part().role() == Role.BODY_HTML;
    Document.Kind kind = body || rtf.wrapped() ? Document.Kind.HTML : Document.Kind.OFFICE;
    Draft draft = new Draft(content.part().path(), kind, limits);
    return new Read(HtmlReader.read(draft, html, body, content.subject(), limits));
  }
}
