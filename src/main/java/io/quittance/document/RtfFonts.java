package io.quittance.document;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Map;

/** Which code page the bytes of a font are in. */
final class RtfFonts {

  private static final Charset WESTERN = Charset.forName("windows-1252");

  /** Values of {@code \fcharset}. */
  private static final Map<Integer, Integer> PAGES =
      Map.ofEntries(
          Map.entry(0, 1252),
          Map.entry(77, 10000),
          Map.entry(128, 932),
          Map.entry(129, 949),
          Map.entry(134, 936),
          Map.entry(136, 950),
          Map.entry(161, 1253),
          Map.entry(162, 1254),
          Map.entry(163, 1258),
          Map.entry(177, 1255),
          Map.entry(178, 1256),
          Map.entry(186, 1257),
          Map.entry(204, 1251),
          Map.entry(222, 874),
          Map.entry(238, 1250));

  private final Map<Integer, Charset> fonts = new HashMap<>();
  private Charset otherwise = WESTERN;

  /** {@code \ansicpgN}. */
  void codePage(int page) {
    otherwise = charset(page);
  }

  void font(int number, int fcharset) {
    if (PAGES.containsKey(fcharset) && fonts.size() < 10_000) {
      // Charset 0 only says that the font holds the characters of the document's own page.
      fonts.put(number, fcharset == 0 ? otherwise : charset(PAGES.get(fcharset)));
    }
  }

  Charset of(int font) {
    return fonts.getOrDefault(font, otherwise);
  }

  private static Charset charset(int page) {
    String name =
        switch (page) {
          case 65001 -> "UTF-8";
          case 932 -> "windows-31j";
          case 936 -> "GBK";
          case 949 -> "x-windows-949";
          case 950 -> "x-windows-950";
          case 10000 -> "x-MacRoman";
          case 437, 850, 852, 866 -> "IBM" + page;
          case 874 -> "x-windows-874";
          default -> "windows-" + page;
        };
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return WESTERN;
    }
  }
}
