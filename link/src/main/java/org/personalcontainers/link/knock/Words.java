package org.personalcontainers.link.knock;

import org.personalcontainers.core.wire.Form;

/** The messages as JSON. */
public final class Words {
  public static final Form<Knock> KNOCK = Form.of(Knock.class);
  public static final Form<Opening> OPENING = Form.of(Opening.class);
  public static final Form<Stay> STAY = Form.of(Stay.class);
  public static final Form<Ruling> RULING = Form.of(Ruling.class);
  public static final Form<Admission> ADMISSION = Form.of(Admission.class);
  public static final Form<Claim> CLAIM = Form.of(Claim.class);
  public static final Form<ClaimAnswer> ANSWER = Form.of(ClaimAnswer.class);
  public static final Form<Company> COMPANY = Form.large(Company.class);
  public static final Form<ClaimWish> WISH = Form.of(ClaimWish.class);
  public static final Form<Claiming> CLAIMING = Form.of(Claiming.class);
  public static final Form<Addressed> ADDRESSED = Form.of(Addressed.class);
  public static final Form<Entry> ENTRY = Form.of(Entry.class);
  public static final Form<Passed> PASSED = Form.of(Passed.class);
  public static final Form<Passed.First> FIRST = Form.of(Passed.First.class);

  private Words() {}
}
