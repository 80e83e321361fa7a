package org.personalcontainers.manager.talk;

import org.personalcontainers.core.wire.Form;

/**
 * What came of a question that was passed on; the body comes behind.
 *
 * @param type of the body; empty where there is none
 */
public record Reply(int status, String type) {
  static final Form<Reply> FORM = Form.of(Reply.class);
}
