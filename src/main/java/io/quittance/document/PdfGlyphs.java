package io.quittance.document;

import io.quittance.document.Document.Flag;
import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
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
  private static final int MOST_PAINTS = 20_000;
  private static final double LEAST_SIZE = 2;
  private static final double LEAST_ALPHA = 0.05;
  private static final double ASCENT = 0.75;
  private static final double DESCENT = 0.22;

  private final PDRectangle crop;
  private final int rotation;
  private final PDOptionalContentProperties layers;
  private final Draft draft;
  private final List<Glyph> glyphs = new ArrayList<>();
  private final List<Paint> paints = new ArrayList<>();
  private final GeneralPath path = new GeneralPath();
  private final Deque<Boolean> switchedOff = new ArrayDeque<>();
  private boolean rectangular;
  private boolean spaced;
  private int order;
  private int unmapped;

  /**
   * Something painted over an area.
   *
   * @param colour 0xRRGGBB, or null for a picture or pattern
   */
  private record Paint(int order, Rectangle2D area, Integer colour, boolean image) {}

  private PdfGlyphs(PDDocument pdf, PDPage page, Draft draft) {
    super(page);
    this.crop = page.getCropBox();
    this.rotation = Math.floorMod(page.getRotation(), 360);
    this.layers = pdf.getDocumentCatalog().getOCProperties();
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

  boolean hasImage() {
    return paints.stream().anyMatch(Paint::image);
  }

  /** Greatest share of the page that one image covers. */
  double imageShare() {
    return paints.stream()
        .filter(Paint::image)
        .mapToDouble(p -> p.area.getWidth() * p.area.getHeight() / (width() * height()))
        .max()
        .orElse(0);
  }

  int unmapped() {
    return unmapped;
  }

  double width() {
    return rotation % 180 == 0 ? crop.getWidth() : crop.getHeight();
  }

  double height() {
    return rotation % 180 == 0 ? crop.getHeight() : crop.getWidth();
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
    Point2D start = display(place.transformPoint(0, 0));
    Point2D end = display(place.transformPoint((float) advance, 0));
    Point2D top = display(place.transformPoint(0, 1));
    double dx = end.getX() - start.getX();
    double dy = end.getY() - start.getY();
    int turn = Math.abs(dx) >= Math.abs(dy) ? (dx >= 0 ? 0 : 2) : (dy >= 0 ? 1 : 3);
    double size = start.distance(top);
    double along = along(start, turn);
    double until = Math.max(along, along(end, turn));
    double base = across(start, turn);
    Box box = box(along, until, base - ASCENT * size, base + DESCENT * size, turn);
    String hidden = hiding(box, size);
    return new Glyph(order, text, box, turn, along, until, base, size, spaced, hidden);
  }

  /** A point of the page's own space as displayed, origin top left. */
  private Point2D display(Point2D point) {
    double x = point.getX() - crop.getLowerLeftX();
    double y = point.getY() - crop.getLowerLeftY();
    return switch (rotation) {
      case 90 -> new Point2D.Double(y, x);
      case 180 -> new Point2D.Double(crop.getWidth() - x, y);
      case 270 -> new Point2D.Double(crop.getHeight() - y, crop.getWidth() - x);
      default -> new Point2D.Double(x, crop.getHeight() - y);
    };
  }

  private static double along(Point2D point, int turn) {
    return switch (turn) {
      case 1 -> point.getY();
      case 2 -> -point.getX();
      case 3 -> -point.getY();
      default -> point.getX();
    };
  }

  /** Growing in the direction in which lines follow each other. */
  private static double across(Point2D point, int turn) {
    return switch (turn) {
      case 1 -> -point.getX();
      case 2 -> -point.getY();
      case 3 -> point.getX();
      default -> point.getY();
    };
  }

  private static Box box(double from, double to, double above, double below, int turn) {
    Box box =
        switch (turn) {
          case 1 -> new Box(-below, from, -above, to);
          case 2 -> new Box(-to, -below, -from, -above);
          case 3 -> new Box(above, -to, below, -from);
          default -> new Box(from, above, to, below);
        };
    return new Box(
        Glyph.round(box.x0()), Glyph.round(box.y0()), Glyph.round(box.x1()), Glyph.round(box.y1()));
  }

  private String hiding(Box box, double size) {
    PDGraphicsState state = getGraphicsState();
    RenderingMode mode = state.getTextState().getRenderingMode();
    if (mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP) {
      return "rendering mode " + mode.intValue();
    }
    if (switchedOff.contains(true)) {
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
    if (x < 0 || y < 0 || x > width() || y > height()) {
      return "off the page";
    }
    Integer colour = rgb(fills ? state.getNonStrokingColor() : state.getStrokingColor());
    Integer background = background(x, y);
    boolean same = colour != null && background != null && Hiding.sameToTheEye(colour, background);
    return same ? Hiding.LIKE_BACKGROUND : null;
  }

  /** What lies below a point now: the colour painted last there; null for a picture. */
  private Integer background(double x, double y) {
    for (int i = paints.size() - 1; i >= 0; i--) {
      if (paints.get(i).area.contains(x, y)) {
        return paints.get(i).colour;
      }
    }
    return 0xFFFFFF;
  }

  private void hideCovered() {
    if (paints.isEmpty()) {
      return;
    }
    for (int i = 0; i < glyphs.size(); i++) {
      Glyph glyph = glyphs.get(i);
      if (glyph.hidden() == null) {
        double x = (glyph.box().x0() + glyph.box().x1()) / 2;
        double y = (glyph.box().y0() + glyph.box().y1()) / 2;
        for (int k = paints.size() - 1; k >= 0 && paints.get(k).order >= glyph.order(); k--) {
          if (paints.get(k).area.contains(x, y)) {
            glyphs.set(i, glyph.hiddenBy("covered by what is painted over it"));
            break;
          }
        }
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

  private void paint(Rectangle2D area, Integer colour, boolean image) {
    Rectangle2D shown = displayed(area);
    // Lines and thin rules hide nothing.
    if (paints.size() < MOST_PAINTS && shown.getHeight() > 3 && shown.getWidth() > 3) {
      paints.add(new Paint(order, shown, colour, image));
    }
  }

  private Rectangle2D displayed(Rectangle2D area) {
    Point2D a = display(new Point2D.Double(area.getMinX(), area.getMinY()));
    Point2D b = display(new Point2D.Double(area.getMaxX(), area.getMaxY()));
    Rectangle2D shown = new Rectangle2D.Double(a.getX(), a.getY(), 0, 0);
    shown.add(b);
    return shown;
  }

  private void fillNow() {
    boolean opaque = getGraphicsState().getNonStrokeAlphaConstant() > 0.9;
    if (rectangular && opaque && !switchedOff.contains(true)) {
      Rectangle2D area = path.getBounds2D();
      Rectangle2D clip =
          getGraphicsState().getCurrentClippingPath().getBounds2D().createIntersection(area);
      if (!clip.isEmpty()) {
        paint(clip, rgb(getGraphicsState().getNonStrokingColor()), false);
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
    if (switchedOff.contains(true)) {
      return;
    }
    Rectangle2D area =
        getGraphicsState()
            .getCurrentTransformationMatrix()
            .createAffineTransform()
            .createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1))
            .getBounds2D();
    boolean opaque = getGraphicsState().getNonStrokeAlphaConstant() > 0.9;
    if (opaque && !image.isStencil() && !isMasked(image)) {
      paint(area, null, true);
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
    boolean off = false;
    if (layers != null && COSName.OC.equals(tag) && properties != null) {
      PDPropertyList list = PDPropertyList.create(properties);
      off = list instanceof PDOptionalContentGroup group && !layers.isGroupEnabled(group);
    }
    switchedOff.push(off);
  }

  @Override
  public void endMarkedContentSequence() {
    super.endMarkedContentSequence();
    if (!switchedOff.isEmpty()) {
      switchedOff.pop();
    }
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
