package io.quittance.evaluation.generate.mail;

/** A file that goes with a mail. */
public record Attachment(String name, String mediaType, byte[] content) {}
