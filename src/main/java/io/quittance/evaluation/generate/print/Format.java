package io.quittance.evaluation.generate.print;

import java.util.Locale;

/** The forms a paper can take. */
public enum Format {
  TEXT(".txt", "text/plain"),
  HTML(".html", "text/html"),
  PDF(".pdf", "application/pdf"),
  XLSX(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  XLS(".xls", "application/vnd.ms-excel"),
  CSV(".csv", "text/csv"),
  TSV(".tsv", "text/tab-separated-values"),
  DOCX(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  RTF(".rtf", "application/rtf"),
  SCAN(".pdf", "application/pdf"),
  PNG(".png", "image/png"),
  TIFF(".tif", "image/tiff");

  private final String suffix;
  private final String mediaType;

  Format(String suffix, String mediaType) {
    this.suffix = suffix;
    this.mediaType = mediaType;
  }

  public String suffix() {
    return suffix;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Whether text must be recognised in it. */
  public boolean isPicture() {
    return this == SCAN || this == PNG || this == TIFF;
  }

  /** Whether it holds rows rather than a letter. */
  public boolean isSheet() {
    return this == XLSX || this == XLS || this == CSV || this == TSV;
  }

  /** The label of cases: pictures are one kind. */
  public String json() {
    return isPicture() ? "scan" : name().toLowerCase(Locale.ROOT);
  }
}
