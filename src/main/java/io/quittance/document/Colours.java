package io.quittance.document;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CSS colours to 0xRRGGBB. */
final class Colours {

  private static final Map<String, Integer> NAMES =
      Map.ofEntries(
          Map.entry("white", 0xFFFFFF),
          Map.entry("black", 0x000000),
          Map.entry("snow", 0xFFFAFA),
          Map.entry("ivory", 0xFFFFF0),
          Map.entry("whitesmoke", 0xF5F5F5),
          Map.entry("ghostwhite", 0xF8F8FF),
          Map.entry("gray", 0x808080),
          Map.entry("grey", 0x808080),
          Map.entry("silver", 0xC0C0C0),
          Map.entry("lightgray", 0xD3D3D3),
          Map.entry("lightgrey", 0xD3D3D3),
          Map.entry("darkgray", 0xA9A9A9),
          Map.entry("red", 0xFF0000),
          Map.entry("darkred", 0x8B0000),
          Map.entry("maroon", 0x800000),
          Map.entry("green", 0x008000),
          Map.entry("lime", 0x00FF00),
          Map.entry("blue", 0x0000FF),
          Map.entry("navy", 0x000080),
          Map.entry("darkblue", 0x00008B),
          Map.entry("yellow", 0xFFFF00),
          Map.entry("orange", 0xFFA500),
          Map.entry("purple", 0x800080),
          Map.entry("teal", 0x008080),
          Map.entry("aqua", 0x00FFFF),
          Map.entry("windowtext", 0x000000),
          Map.entry("window", 0xFFFFFF));

  private static final Pattern FUNCTION =
      Pattern.compile(
          "rgba?\\(\\s*(\\d+)[\\s,]+(\\d+)[\\s,]+(\\d+)(?:[\\s,/]+([\\d.]+)(%?))?\\s*\\).*");

  private static final Pattern HEX = Pattern.compile("#([0-9a-f]{3,8}).*");

  private Colours() {}

  /**
   * @param behind the colour that shines through a half transparent one; null counts as white
   * @return empty for a colour that is not known
   */
  static Optional<Integer> rgb(String value, Integer behind) {
    String text = value.strip().toLowerCase(Locale.ROOT);
    Matcher hex = HEX.matcher(text.matches("[0-9a-f]{6}") ? "#" + text : text);
    if (hex.matches()) {
      return ofHex(hex.group(1), behind);
    }
    Matcher function = FUNCTION.matcher(text);
    if (function.matches()) {
      int rgb = 0;
      for (int i = 1; i <= 3; i++) {
        rgb = rgb << 8 | Math.min(255, Integer.parseInt(cut(function.group(i))));
      }
      double alpha = function.group(4) == null ? 1 : alpha(function.group(4), function.group(5));
      return Optional.of(mixed(rgb, alpha, behind));
    }
    if (text.startsWith("transparent")) {
      return Optional.of(behind == null ? 0xFFFFFF : behind);
    }
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return Optional.ofNullable(NAMES.get(text.substring(0, end)));
  }

  private static String cut(String digits) {
    return digits.length() > 3 ? "255" : digits;
  }

  private static double alpha(String number, String percent) {
    try {
      return Double.parseDouble(number) / (percent.isEmpty() ? 1 : 100);
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private static Optional<Integer> ofHex(String digits, Integer behind) {
    return switch (digits.length()) {
      case 3, 4 -> Optional.of(doubled(digits));
      case 6 -> Optional.of(Integer.parseInt(digits, 16));
      case 8 -> {
        int rgb = Integer.parseInt(digits.substring(0, 6), 16);
        yield Optional.of(mixed(rgb, Integer.parseInt(digits.substring(6), 16) / 255.0, behind));
      }
      default -> Optional.empty();
    };
  }

  private static int doubled(String digits) {
    int rgb = 0;
    for (int i = 0; i < 3; i++) {
      rgb = rgb << 8 | Character.digit(digits.charAt(i), 16) * 17;
    }
    return rgb;
  }

  private static int mixed(int rgb, double alpha, Integer behind) {
    int back = behind == null ? 0xFFFFFF : behind;
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double front = rgb >> shift & 0xFF;
      mixed = mixed << 8 | (int) (front * alpha + (back >> shift & 0xFF) * (1 - alpha));
    }
    return mixed;
  }
}
