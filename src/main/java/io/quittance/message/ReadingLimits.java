package io.quittance.message;

/**
 * Every limit of reading one message. Reaching one is an outcome that somebody sees: a part's fate
 * with a reason, or a flag that the text is cut.
 *
 * @param mailBytes raw bytes of a whole mail
 * @param partBytes decoded bytes of one part
 * @param unpackedBytes bytes that all entries of one archive or office file may unpack to
 * @param parts nodes of the tree of parts
 * @param depth attached mails, multiparts and archives inside each other
 * @param pages pages of a PDF, sheets of a workbook
 * @param lines lines or rows of one document
 * @param cells cells of one workbook
 * @param characters visible characters of one document
 * @param partSeconds time for one part
 * @param messageSeconds time for all parts of a message
 * @param childHeapMegabytes heap of a reading child
 * @param childMessages a child is replaced after so many messages
 * @param imagePixels pixels of a rendered page, and of a picture that is read
 * @param ocrPages pages of one document that are read from a picture of them
 * @param ocrPageSeconds time for one such page, beyond the times for parts and messages
 */
public record ReadingLimits(
    long mailBytes,
    long partBytes,
    long unpackedBytes,
    int parts,
    int depth,
    int pages,
    int lines,
    int cells,
    int characters,
    int partSeconds,
    int messageSeconds,
    int childHeapMegabytes,
    int childMessages,
    int imagePixels,
    int ocrPages,
    int ocrPageSeconds) {

  private static final long MEGABYTE = 1024 * 1024;

  public static final ReadingLimits DEFAULT =
      new ReadingLimits(
          25 * MEGABYTE,
          20 * MEGABYTE,
          200 * MEGABYTE,
          200,
          10,
          300,
          20_000,
          500_000,
          5_000_000,
          30,
          120,
          512,
          2_000,
          40_000_000,
          30,
          30);

  public ReadingLimits {
    if (mailBytes < 1 || partBytes < 1 || unpackedBytes < 1) {
      throw new IllegalArgumentException("limits on bytes must be positive");
    }
    if (parts < 1 || depth < 1 || pages < 1 || lines < 1 || cells < 1 || characters < 1) {
      throw new IllegalArgumentException("limits on content must be positive");
    }
    if (partSeconds < 1 || messageSeconds < 1 || childHeapMegabytes < 32 || childMessages < 1) {
      throw new IllegalArgumentException("limits on the reading child are too small");
    }
    if (imagePixels < 1 || ocrPages < 0 || ocrPageSeconds < 1) {
      throw new IllegalArgumentException("limits on pictures are too small");
    }
  }

  public ReadingLimits withBytes(long mail, long part, long unpacked) {
    return new ReadingLimits(
        mail,
        part,
        unpacked,
        parts,
        depth,
        pages,
        lines,
        cells,
        characters,
        partSeconds,
        messageSeconds,
        childHeapMegabytes,
        childMessages,
        imagePixels,
        ocrPages,
        ocrPageSeconds);
  }

  public ReadingLimits withStructure(int newParts, int newDepth) {
    return new ReadingLimits(
        mailBytes,
        partBytes,
        unpackedBytes,
        newParts,
        newDepth,
        pages,
        lines,
        cells,
        characters,
        partSeconds,
        messageSeconds,
        childHeapMegabytes,
        childMessages,
        imagePixels,
        ocrPages,
        ocrPageSeconds);
  }

  public ReadingLimits withContent(int newPages, int newLines, int newCells, int newCharacters) {
    return new ReadingLimits(
        mailBytes,
        partBytes,
        unpackedBytes,
        parts,
        depth,
        newPages,
        newLines,
        newCells,
        newCharacters,
        partSeconds,
        messageSeconds,
        childHeapMegabytes,
        childMessages,
        imagePixels,
        ocrPages,
        ocrPageSeconds);
  }

  public ReadingLimits withChild(
      int newPartSeconds, int newMessageSeconds, int heap, int messages) {
    return new ReadingLimits(
        mailBytes,
        partBytes,
        unpackedBytes,
        parts,
        depth,
        pages,
        lines,
        cells,
        characters,
        newPartSeconds,
        newMessageSeconds,
        heap,
        messages,
        imagePixels,
        ocrPages,
        ocrPageSeconds);
  }

  public ReadingLimits withPictures(int newImagePixels, int newOcrPages, int newOcrPageSeconds) {
    return new ReadingLimits(
        mailBytes,
        partBytes,
        unpackedBytes,
        parts,
        depth,
        pages,
        lines,
        cells,
        characters,
        partSeconds,
        messageSeconds,
        childHeapMegabytes,
        childMessages,
        newImagePixels,
        newOcrPages,
        newOcrPageSeconds);
  }
}
