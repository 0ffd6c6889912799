package io.quittance.evaluation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/** The libraries alone, from bytes to text: what a reading cannot be faster than by much. */
final class BareParsers {
  private final Parser tika = new AutoDetectParser();

  /** Which library {@link #parse} takes. */
  static String name(String fileName) {
    if (fileName != null && fileName.endsWith(".pdf")) {
      return "PDFBox";
    }
    return workbook(fileName) ? "POI" : "Tika";
  }

  /**
   * @return characters of the text; -1 when the library refused the file
   */
  int parse(BenchmarkSamples.Sample sample) {
    try {
      return switch (name(sample.fileName())) {
        case "PDFBox" -> pdf(sample.content());
        case "POI" -> workbook(sample.content());
        default -> tika(sample);
      };
    } catch (IOException | SAXException | TikaException e) {
      return -1;
    }
  }

  private static boolean workbook(String fileName) {
    return fileName != null && (fileName.endsWith(".xlsx") || fileName.endsWith(".xls"));
  }

  private static int pdf(byte[] content) throws IOException {
    try (PDDocument document = Loader.loadPDF(content)) {
      return new PDFTextStripper().getText(document).length();
    }
  }

  private static int workbook(byte[] content) throws IOException {
    DataFormatter formatter = new DataFormatter();
    int characters = 0;
    try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(content))) {
      for (Sheet sheet : workbook) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            characters += formatter.formatCellValue(cell).length();
          }
        }
      }
    }
    return characters;
  }

  private int tika(BenchmarkSamples.Sample sample) throws IOException, SAXException, TikaException {
    Metadata metadata = new Metadata();
    if (sample.fileName() != null) {
      metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, sample.fileName());
    }
    ParseContext context = new ParseContext();
    context.set(Parser.class, tika);
    BodyContentHandler text = new BodyContentHandler(-1);
    tika.parse(new ByteArrayInputStream(sample.content()), text, metadata, context);
    return text.toString().length();
  }
}
