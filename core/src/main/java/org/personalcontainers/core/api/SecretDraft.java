package org.personalcontainers.core.api;

/**
 * What a secret is to hold.
 *
 * @param content in base64
 */
public record SecretDraft(String content) {
  @Override
  public String toString() {
    return "SecretDraft[***]";
  }
}
