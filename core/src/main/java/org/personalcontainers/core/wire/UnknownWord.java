package org.personalcontainers.core.wire;

/** A kind or a constant that this version does not know: a newer one may have written it. */
final class UnknownWord extends Unreadable {
  UnknownWord(String place, String wrong) {
    super(place, wrong);
  }

  @Override
  UnknownWord below(String step) {
    return new UnknownWord(step + place(), wrong());
  }
}
