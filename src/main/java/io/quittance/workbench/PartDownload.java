package io.quittance.workbench;

/** The decoded bytes of one part. @param name file name as the sender gave it, or null */
public record PartDownload(String name, byte[] content) {}
