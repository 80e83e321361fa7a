package io.zeebe.util;

import org.slf4j.Logger;
import org.slf4j.helpers.SubstituteLogger;

/**
 * Our own stand-in for the one class that atomix-utils takes from zeebe-util, which is not under a
 * free licence: a logger that passes everything on.
 */
@SuppressWarnings("this-escape") // The one who extends it only passes on as well.
public class ZbLogger extends SubstituteLogger {
  public ZbLogger(Logger logger, String ignored) {
    super(logger.getName(), null, true);
    setDelegate(logger);
  }
}
