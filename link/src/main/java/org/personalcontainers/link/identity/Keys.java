package org.personalcontainers.link.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/** Keys on the curve P-256: every TLS knows it, and it is as fast as Ed25519 here. */
public final class Keys {
  private static final String CURVE = "secp256r1";
  private static final ECPublicKey SAMPLE = (ECPublicKey) pair().getPublic();

  private Keys() {}

  public static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE), new SecureRandom());
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256", e);
    }
  }

  /** Reads what {@link PublicKey#getEncoded} wrote; anything but a point on P-256 is refused. */
  public static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
    return checked(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded)));
  }

  static PublicKey checked(PublicKey key) throws GeneralSecurityException {
    if (key instanceof ECPublicKey point
        && point.getParams().getCurve().equals(SAMPLE.getParams().getCurve())
        && !point.getW().equals(ECPoint.POINT_INFINITY)) {
      return key;
    }
    throw new GeneralSecurityException("the key is not on the curve P-256");
  }

  static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /** As text (PKCS#8): a secret. */
  public static String pem(PrivateKey key) {
    return Pem.write(List.of(new Pem.Block(Pem.KEY, key.getEncoded())));
  }

  static boolean belongTogether(PrivateKey key, PublicKey other) throws GeneralSecurityException {
    byte[] anything = {1, 2, 3};
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(anything);
    byte[] signed = signature.sign();
    signature.initVerify(other);
    signature.update(anything);
    return signature.verify(signed);
  }
}
