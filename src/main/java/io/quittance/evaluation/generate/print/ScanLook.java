package io.quittance.evaluation.generate.print;

import java.util.Random;

/**
 * How well a paper was scanned.
 *
 * @param skewDegrees how far the sheet lay turned
 * @param noise standard deviation of grey levels, of 255
 * @param quality of JPEG, 0 to 1
 */
record ScanLook(int dpi, double skewDegrees, double noise, float quality) {
  private static final int[] RESOLUTIONS = {100, 150, 150, 200, 200, 200, 200, 300, 300, 300};

  static ScanLook of(long seed) {
    Random random = new Random(seed);
    int dpi = RESOLUTIONS[random.nextInt(RESOLUTIONS.length)];
    double skew = random.nextInt(100) < 40 ? 0 : (random.nextDouble() - 0.5) * 1.6;
    double noise = random.nextInt(100) < 30 ? 0 : random.nextDouble() * 14;
    return new ScanLook(dpi, skew, noise, 0.45f + random.nextFloat() * 0.45f);
  }

  String label() {
    String skewed = skewDegrees == 0 ? "" : "-skew";
    return dpi + "dpi" + skewed + (noise == 0 ? "" : "-noise");
  }
}
