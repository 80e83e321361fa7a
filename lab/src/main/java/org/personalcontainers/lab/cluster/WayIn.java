package org.personalcontainers.lab.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.lab.image.ImageStore;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.Voice;

/**
 * The way in with the real programs: Traefik from the catalogue, and podinfo behind it. The first
 * time Go compiles them, for minutes.
 */
public final class WayIn {
  public static final String DOMAIN = "podinfo.lab.test";
  public static final String PODINFO = "stefanprodan/podinfo:6.9.2";

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final RealLab lab;

  public WayIn(RealLab lab) {
    this.lab = lab;
  }

  /** Onto every node, as no registry can be reached. */
  public void load(Voice voice) {
    ImageStore store = ImageStore.of(LabHome.ofThisMachine(), voice);
    List<Path> images = List.of(store.archive("traefik"), store.archive("stefanprodan/podinfo"));
    lab.nodes().forEach(node -> images.forEach(node::load));
  }

  /** The stack of the catalogue, and the app; with more words of {@code pcctl app deploy}. */
  public void deploy(RealNode from, String... options) {
    deployCore(from);
    deployApp(from, options);
  }

  /** With more words of {@code pcctl stack deploy}. */
  public void deployCore(RealNode from, String... options) {
    type(from, words(List.of("pcctl", "stack", "deploy", "core"), options));
  }

  public void deployApp(RealNode from, String... options) {
    type(
        from,
        words(
            List.of("pcctl", "app", "deploy", PODINFO, "--port", "9898", "--domain", DOMAIN),
            options));
  }

  private static List<String> words(List<String> first, String... more) {
    List<String> words = new ArrayList<>(first);
    words.addAll(List.of(more));
    return words;
  }

  private static void type(RealNode from, List<String> words) {
    Output done = from.runWithin(PATIENCE, words.toArray(String[]::new));
    if (!done.ok()) {
      throw new LabProblem(
          "`" + String.join(" ", words) + "` on " + from + ": " + done.complaint());
    }
  }

  public void awaitAnswer(RealNode at) {
    Patience.until(PATIENCE, at + " to answer for " + DOMAIN, () -> answers(at));
  }

  public static boolean answers(RealNode at) {
    try (WebLine line = WebLine.tls(at.address(), 443, DOMAIN)) {
      return line.get("/version") == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
