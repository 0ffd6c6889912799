package io.quittance.advice.metamorphic;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Every page of a PDF as a grey picture of it, 200 dots an inch. */
final class ScanPdf implements Transformation {
  private static final int DPI = 200;
  private static final int MOST_PAGES = 3;

  @Override
  public Optional<Source> of(Sample sample) throws IOException {
    return sample.format().equals("pdf")
        ? EditMail.files(sample.source(), ScanPdf::scanned)
        : Optional.empty();
  }

  private static Optional<Source> scanned(Source file) throws IOException {
    if (!file.fileName().endsWith(".pdf")) {
      return Optional.empty();
    }
    try (PDDocument document = Loader.loadPDF(file.content());
        PDDocument scan = new PDDocument()) {
      if (document.getNumberOfPages() > MOST_PAGES) {
        return Optional.empty();
      }
      PDFRenderer renderer = new PDFRenderer(document);
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        add(scan, renderer.renderImageWithDPI(i, DPI, ImageType.GRAY));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      scan.save(out);
      return Optional.of(new Source(file.fileName(), out.toByteArray()));
    }
  }

  private static void add(PDDocument scan, BufferedImage picture) throws IOException {
    float width = picture.getWidth() * 72f / DPI;
    float height = picture.getHeight() * 72f / DPI;
    PDPage page = new PDPage(new PDRectangle(width, height));
    scan.addPage(page);
    PDImageXObject image = LosslessFactory.createFromImage(scan, picture);
    try (PDPageContentStream stream = new PDPageContentStream(scan, page)) {
      stream.drawImage(image, 0, 0, width, height);
    }
  }
}
