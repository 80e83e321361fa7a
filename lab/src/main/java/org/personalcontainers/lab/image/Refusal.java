package org.personalcontainers.lab.image;

/** An image that the lab can't have: nothing else is made under its name. */
record Refusal(String repository, String reason) {}
