package io.quittance.document;

import io.quittance.document.Document.Flag;
import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Runs a page's drawing commands and keeps every glyph with its place and whether a person sees it:
 * rendering mode, transparency, colour against what was painted below, size, place, and what was
 * painted over it later.
 */
final class PdfGlyphs extends PDFGraphicsStreamEngine {

  private static final int MOST_GLYPHS = 2_000_000;
  private static final int MOST_FORMS = 20_000;
  private static final double LEAST_SIZE = 2;
  private static final double LEAST_ALPHA = 0.05;
  private static final double ASCENT = 0.75;
  private static final double DESCENT = 0.22;

  private final PageSpace space;
  private final PdfLayers layers;
  private final Draft draft;
  private final List<Glyph> glyphs = new ArrayList<>();
  private final PdfPictures pictures = new PdfPictures();
  private final PdfPaints paints = new PdfPaints();
  private final GeneralPath path = new GeneralPath();
  private boolean rectangular;
  private boolean spaced;
  private int order;
  private int forms;
  private int unmapped;

  private PdfGlyphs(PDDocument pdf, PDPage page, Draft draft) {
    super(page);
    this.space = new PageSpace(page);
    this.layers = new PdfLayers(pdf.getDocumentCatalog().getOCProperties());
    this.draft = draft;
  }

  static PdfGlyphs of(PDDocument pdf, PDPage page, Draft draft) throws IOException {
    PdfGlyphs engine = new PdfGlyphs(pdf, page, draft);
    engine.processPage(page);
    for (PDAnnotation annotation : page.getAnnotations()) {
      if (!annotation.isHidden() && !annotation.isNoView()) {
        engine.showAnnotation(annotation);
      }
    }
    engine.hideCovered();
    return engine;
  }

  List<Glyph> visible() {
    return glyphs.stream().filter(g -> g.hidden() == null && !g.text().isBlank()).toList();
  }

  List<Glyph> hidden() {
    return glyphs.stream().filter(g -> g.hidden() != null && !g.text().isBlank()).toList();
  }

  PdfPictures pictures() {
    return pictures;
  }

  int unmapped() {
    return unmapped;
  }

  PageSpace space() {
    return space;
  }

  /** Forms may hold each other many times over: what is drawn then is no page. */
  @Override
  public void showForm(PDFormXObject form) throws IOException {
    if (mayDraw()) {
      layers.begin(form.getOptionalContent());
      super.showForm(form);
      layers.end();
    }
  }

  @Override
  public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
    if (mayDraw()) {
      layers.begin(form.getOptionalContent());
      super.showTransparencyGroup(form);
      layers.end();
    }
  }

  private boolean mayDraw() {
    if (++forms > MOST_FORMS) {
      draft.flag(
          Flag.Code.TRUNCATED, "only the first " + MOST_FORMS + " forms of a page are drawn");
    }
    return forms <= MOST_FORMS;
  }

  @Override
  protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement)
      throws IOException {
    super.showGlyph(place, font, code, displacement);
    String text = unicode(font, code);
    order++;
    if (text == null || glyphs.size() >= MOST_GLYPHS) {
      unmapped += text == null ? 1 : 0;
      return;
    }
    if (text.isBlank()) {
      spaced = true;
      return;
    }
    double advance = displacement.getX();
    if (advance <= 0) {
      advance = Math.max(0.1, font.getWidth(code) / 1000);
    }
    glyphs.add(glyph(place, text, advance));
    spaced = false;
  }

  private Glyph glyph(Matrix place, String text, double advance) {
    Point2D start = space.display(place.transformPoint(0, 0));
    Point2D end = space.display(place.transformPoint((float) advance, 0));
    Point2D top = space.display(place.transformPoint(0, 1));
    double dx = end.getX() - start.getX();
    double dy = end.getY() - start.getY();
    int turn = Math.abs(dx) >= Math.abs(dy) ? (dx >= 0 ? 0 : 2) : (dy >= 0 ? 1 : 3);
    double size = start.distance(top);
    double along = PageSpace.along(start, turn);
    double until = Math.max(along, PageSpace.along(end, turn));
    double base = PageSpace.across(start, turn);
    Box box = PageSpace.box(along, until, base - ASCENT * size, base + DESCENT * size, turn);
    String hidden = hiding(box, size);
    return new Glyph(order, text, box, turn, along, until, base, size, spaced, hidden);
  }

  private String hiding(Box box, double size) {
    PDGraphicsState state = getGraphicsState();
    RenderingMode mode = state.getTextState().getRenderingMode();
    if (mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP) {
      return "rendering mode " + mode.intValue();
    }
    if (layers.areOff()) {
      return "a layer that is switched off";
    }
    boolean fills = mode.isFill();
    double alpha = fills ? state.getNonStrokeAlphaConstant() : state.getAlphaConstant();
    if (alpha < LEAST_ALPHA) {
      return "transparent";
    }
    if (size < LEAST_SIZE) {
      return "smaller than " + (int) LEAST_SIZE + " points";
    }
    double x = (box.x0() + box.x1()) / 2;
    double y = (box.y0() + box.y1()) / 2;
    if (!space.contains(x, y)) {
      return "off the page";
    }
    Integer colour = rgb(fills ? state.getNonStrokingColor() : state.getStrokingColor());
    Integer background = paints.background(x, y);
    boolean same = colour != null && background != null && Hiding.sameToTheEye(colour, background);
    return same ? Hiding.LIKE_BACKGROUND : null;
  }

  private void hideCovered() {
    for (int i = 0; i < glyphs.size(); i++) {
      Glyph glyph = glyphs.get(i);
      double x = (glyph.box().x0() + glyph.box().x1()) / 2;
      double y = (glyph.box().y0() + glyph.box().y1()) / 2;
      if (glyph.hidden() == null && paints.covers(x, y, glyph.order())) {
        glyphs.set(i, glyph.hiddenBy("covered by what is painted over it"));
      }
    }
  }

  private static String unicode(PDFont font, int code) {
    String text = font.toUnicode(code);
    if (text == null && font instanceof PDSimpleFont && code >= 32 && code < 127) {
      text = String.valueOf((char) code);
    }
    return text;
  }

  private static Integer rgb(PDColor colour) {
    try {
      return colour == null || colour.isPattern() ? null : Integer.valueOf(colour.toRGB());
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private void fillNow() {
    boolean opaque = getGraphicsState().getNonStrokeAlphaConstant() > 0.9;
    if (rectangular && opaque && !layers.areOff()) {
      Rectangle2D area = path.getBounds2D();
      Rectangle2D clip =
          getGraphicsState().getCurrentClippingPath().getBounds2D().createIntersection(area);
      if (!clip.isEmpty()) {
        paints.add(order, space.displayed(clip), rgb(getGraphicsState().getNonStrokingColor()));
      }
    }
    forget();
  }

  private void forget() {
    path.reset();
    rectangular = false;
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    // Several rectangles in one path: their common bounds would cover more than is painted.
    rectangular = path.getCurrentPoint() == null;
    path.moveTo(p0.getX(), p0.getY());
    path.lineTo(p1.getX(), p1.getY());
    path.lineTo(p2.getX(), p2.getY());
    path.lineTo(p3.getX(), p3.getY());
    path.closePath();
  }

  @Override
  public void drawImage(PDImage image) {
    if (layers.areOff()) {
      return;
    }
    Rectangle2D area =
        getGraphicsState()
            .getCurrentTransformationMatrix()
            .createAffineTransform()
            .createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1))
            .getBounds2D();
    boolean opaque = getGraphicsState().getNonStrokeAlphaConstant() > 0.9;
    Matrix place = getGraphicsState().getCurrentTransformationMatrix();
    pictures.add(image, place, space.share(space.displayed(area)));
    if (opaque && !image.isStencil() && !isMasked(image)) {
      paints.add(order, space.displayed(area), null);
    }
  }

  private static boolean isMasked(PDImage image) {
    COSDictionary dictionary = image.getCOSObject();
    return dictionary != null
        && (dictionary.containsKey(COSName.SMASK) || dictionary.containsKey(COSName.MASK));
  }

  @Override
  public void clip(int windingRule) {
    // The engine keeps the clipping path of its own where it matters here.
  }

  @Override
  public void moveTo(float x, float y) {
    rectangular = false;
    path.moveTo(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    rectangular = false;
    ensureStarted(x, y);
    path.lineTo(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    rectangular = false;
    ensureStarted(x1, y1);
    path.curveTo(x1, y1, x2, y2, x3, y3);
  }

  private void ensureStarted(float x, float y) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x, y);
    }
  }

  @Override
  public Point2D getCurrentPoint() {
    return path.getCurrentPoint();
  }

  @Override
  public void closePath() {
    if (path.getCurrentPoint() != null) {
      path.closePath();
    }
  }

  @Override
  public void endPath() {
    forget();
  }

  @Override
  public void strokePath() {
    forget();
  }

  @Override
  public void fillPath(int windingRule) {
    fillNow();
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    fillNow();
  }

  @Override
  public void shadingFill(COSName shadingName) {
    forget();
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
    super.beginMarkedContentSequence(tag, properties);
    boolean layer = COSName.OC.equals(tag) && properties != null;
    layers.begin(layer ? PDPropertyList.create(properties) : null);
  }

  @Override
  public void endMarkedContentSequence() {
    super.endMarkedContentSequence();
    layers.end();
  }

  /** One bad command is passed over, as viewers do; the page says so. */
  @Override
  protected void operatorException(
      org.apache.pdfbox.contentstream.operator.Operator operator,
      List<org.apache.pdfbox.cos.COSBase> operands,
      IOException e)
      throws IOException {
    draft.flag(Flag.Code.TRUNCATED, "a drawing command could not be read: " + operator.getName());
  }

  /** Type 3 glyphs are drawings; their text is known without running them. */
  @Override
  protected void showType3Glyph(Matrix place, PDType3Font font, int code, Vector displacement) {
    // The glyph was kept by showGlyph.
  }
}
