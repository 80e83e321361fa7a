package org.personalcontainers.acme;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.personalcontainers.core.acme.AcmeAnswer;
import org.personalcontainers.core.acme.AcmeRequest;
import org.personalcontainers.core.wire.Form;

/** Reads one request a line, as JSON, and writes one answer a line, until there are no more. */
public final class Main {
  private static final Form<AcmeRequest> REQUEST = Form.of(AcmeRequest.class);
  private static final Form<AcmeAnswer> ANSWER = Form.of(AcmeAnswer.class);

  private Main() {}

  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      AcmeRequest request = REQUEST.read(line.getBytes(StandardCharsets.UTF_8));
      out.println(new String(ANSWER.write(Client.answer(request)), StandardCharsets.UTF_8));
    }
  }
}
