package org.personalcontainers.acme;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.personalcontainers.core.cert.KeyPem;

/** The public half of a key follows from the private one. */
final class Pairs {
  private Pairs() {}

  /** Of a key on the curve P-256. */
  static KeyPair of(KeyPem pem) throws GeneralSecurityException {
    KeyFactory keys = KeyFactory.getInstance("EC");
    ECPrivateKey key = (ECPrivateKey) keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(pem)));
    return new KeyPair(publicKey(keys, key), key);
  }

  private static byte[] bytes(KeyPem pem) {
    String base64 = pem.value().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return Base64.getDecoder().decode(base64);
  }

  private static PublicKey publicKey(KeyFactory keys, ECPrivateKey key)
      throws GeneralSecurityException {
    var point =
        ECNamedCurveTable.getParameterSpec("secp256r1").getG().multiply(key.getS()).normalize();
    ECPoint affine =
        new ECPoint(point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
    return keys.generatePublic(new ECPublicKeySpec(affine, key.getParams()));
  }
}
