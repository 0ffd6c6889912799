package io.quittance.message;

import io.quittance.message.Part.Fate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSCompressedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.jcajce.ZlibExpanderProvider;

/**
 * The opaque form of S/MIME (RFC 8551, 3.5): a mail inside a CMS structure. A signed or compressed
 * one is taken out, and that its signature is not verified is kept; an enveloped one is encrypted.
 */
final class CmsEnvelope {

  static final String NOT_VERIFIED = "signed; the signature is not verified";

  private CmsEnvelope() {}

  static Unpacked open(byte[] bytes, Opening opening) {
    try {
      ContentInfo info = info(bytes);
      ASN1ObjectIdentifier kind = info.getContentType();
      if (kind.equals(CMSObjectIdentifiers.signedData)) {
        return signed(info, opening);
      }
      if (kind.equals(CMSObjectIdentifiers.compressedData)) {
        byte[] content =
            new CMSCompressedData(info).getContent(new ZlibExpanderProvider(opening.most()));
        return mail(content, null, opening);
      }
      boolean encrypted =
          kind.equals(CMSObjectIdentifiers.envelopedData)
              || kind.equals(CMSObjectIdentifiers.authEnvelopedData)
              || kind.equals(CMSObjectIdentifiers.encryptedData);
      return encrypted
          ? Unpacked.closed(Fate.ENCRYPTED, "the mail is encrypted (S/MIME)")
          : Unpacked.closed(Fate.UNSUPPORTED, "a CMS structure of kind " + kind);
    } catch (IOException | CMSException | RuntimeException e) {
      return Unpacked.broken("S/MIME envelope", e);
    }
  }

  private static ContentInfo info(byte[] bytes) throws IOException {
    byte[] der = bytes[0] == 0x30 ? bytes : fromText(bytes);
    try (ASN1InputStream in = new ASN1InputStream(new ByteArrayInputStream(der), der.length)) {
      ContentInfo info = ContentInfo.getInstance(in.readObject());
      if (info == null) {
        throw new IOException("no CMS structure");
      }
      return info;
    }
  }

  /** Some files hold the base64 of it, with or without the lines of PEM. */
  private static byte[] fromText(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("-----[^-]*-----", "");
    byte[] base64 = text.getBytes(StandardCharsets.ISO_8859_1);
    return TransferDecoding.base64(base64, 0, base64.length);
  }

  private static Unpacked signed(ContentInfo info, Opening opening)
      throws CMSException, IOException {
    CMSTypedData content = new CMSSignedData(info).getSignedContent();
    if (content == null || !(content.getContent() instanceof byte[] bytes)) {
      return Unpacked.closed(Fate.NOT_CONTENT, "a signature or certificates without content");
    }
    return mail(bytes, NOT_VERIFIED, opening);
  }

  private static Unpacked mail(byte[] content, String fact, Opening opening) throws IOException {
    long most = opening.most();
    try (InputStream in = new ByteArrayInputStream(content)) {
      Optional<byte[]> taken = opening.read(in);
      return new Unpacked(
          Fate.CONTAINER,
          fact,
          null,
          List.of(
              taken.isPresent() ? new Unpacked.Mime(taken.get()) : opening.tooLarge(null, most)));
    }
  }
}
