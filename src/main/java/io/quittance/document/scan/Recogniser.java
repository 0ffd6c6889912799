package io.quittance.document.scan;

import static org.bytedeco.leptonica.global.leptonica.L_SEVERITY_NONE;
import static org.bytedeco.leptonica.global.leptonica.setMsgSeverity;
import static org.bytedeco.tesseract.global.tesseract.OEM_LSTM_ONLY;
import static org.bytedeco.tesseract.global.tesseract.PSM_SINGLE_BLOCK;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.tesseract.ETEXT_DESC;
import org.bytedeco.tesseract.FileReader;
import org.bytedeco.tesseract.StringVector;
import org.bytedeco.tesseract.TessBaseAPI;

/** Tesseract with the language data of the class path. */
final class Recogniser {

  private static final String DATA = "/tessdata/eng.traineddata";
  private static final String LANGUAGE = "eng";

  /** At which letters of a usual text are as high as here; rules of thumb of Tesseract go by it. */
  private static final int DPI = 300;

  private final TessBaseAPI api = new TessBaseAPI();

  Recogniser() {
    byte[] data = data();
    try (BytePointer bytes = new BytePointer(data)) {
      int failed =
          api.Init(
              bytes,
              data.length,
              new BytePointer(LANGUAGE),
              OEM_LSTM_ONLY,
              (PointerPointer<?>) null,
              0,
              (StringVector) null,
              (StringVector) null,
              false,
              (FileReader) null);
      if (failed != 0) {
        throw new IllegalStateException("the language data for scans cannot be used");
      }
    }
    setMsgSeverity(L_SEVERITY_NONE);
    api.SetVariable("debug_file", "/dev/null");
  }

  private static byte[] data() {
    try (InputStream in = Recogniser.class.getResourceAsStream(DATA)) {
      if (in == null) {
        throw new IllegalStateException("the language data for scans is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the language data for scans cannot be read", e);
    }
  }

  /**
   * @param complete false when the time was over first
   */
  record Found(List<ScannedWord> words, boolean complete) {
    /** Mean sureness, a long word counting more; 0 without words. */
    double sureness() {
      double sum = 0;
      int letters = 0;
      for (ScannedWord word : words) {
        sum += word.sureness() * word.text().length();
        letters += word.text().length();
      }
      return letters == 0 ? 0 : sum / letters;
    }
  }

  /**
   * @param sheet straight, its letters some thirty pixels high
   */
  Found read(Sheet sheet, int millis) {
    api.SetPageSegMode(PSM_SINGLE_BLOCK);
    api.SetImage(sheet.pix());
    api.SetSourceResolution(DPI);
    try (ETEXT_DESC watch = new ETEXT_DESC()) {
      watch.set_deadline_msecs(millis);
      int failed = api.Recognize(watch);
      boolean complete = failed == 0 && !watch.deadline_exceeded();
      return new Found(failed == 0 ? words() : List.of(), complete);
    } finally {
      api.Clear();
    }
  }

  private List<ScannedWord> words() {
    BytePointer text = api.GetTSVText(0);
    if (text == null || text.isNull()) {
      return List.of();
    }
    List<ScannedWord> words = new ArrayList<>();
    text.getString(StandardCharsets.UTF_8).lines().forEach(line -> word(line, words));
    text.deallocate();
    return words;
  }

  /** level page block paragraph line word left top width height confidence text. */
  private static void word(String line, List<ScannedWord> words) {
    String[] fields = line.split("\t", -1);
    if (fields.length < 12 || !fields[0].equals("5") || fields[11].isBlank()) {
      return;
    }
    double left = Double.parseDouble(fields[6]);
    double top = Double.parseDouble(fields[7]);
    double right = left + Double.parseDouble(fields[8]);
    double bottom = top + Double.parseDouble(fields[9]);
    double sureness = Math.max(0, Math.min(1, Double.parseDouble(fields[10]) / 100));
    words.add(new ScannedWord(fields[11].strip(), left, top, right, bottom, sureness));
  }
}
