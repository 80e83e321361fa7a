package org.personalcontainers.core.stack.yaml;

import java.util.List;
import java.util.Map;
import org.personalcontainers.core.stack.yaml.Shape.Either;
import org.personalcontainers.core.stack.yaml.Shape.Group;
import org.personalcontainers.core.stack.yaml.Shape.Items;
import org.personalcontainers.core.stack.yaml.Shape.Named;
import org.personalcontainers.core.stack.yaml.Shape.Verdict;
import org.personalcontainers.core.stack.yaml.Shape.Word;

/** The compose file of swarm, as the schema of version 3.13 has it. */
final class Shapes {
  private static final String UNKNOWN = "swarm does not know it";
  private static final Shape TEXTS = new Items(Word.TEXT);
  private static final Shape TEXT_OR_TEXTS = either(Word.TEXT, TEXTS);
  private static final Shape TEXT_BY_NAME = new Named(Word.LABEL);
  private static final Shape LABELS = either(TEXTS, TEXT_BY_NAME);
  private static final Shape EXTERNAL = either(Keys.of(Word.TEXT, "name").group(), Word.FLAG);

  static final Group DOCUMENT =
      Keys.of(Word.TEXT, "version")
          .and(new Named(service()), "services")
          .and(new Named(network()), "networks")
          .and(new Named(volume()), "volumes")
          .and(new Named(config()), "configs")
          .and(new Named(secret()), "secrets")
          .group(Verdicts.ofDocument());

  /** What a file says of variables that a person may be asked for. */
  static final Shape SETTINGS =
      new Named(
          Keys.of(Word.TEXT, "question", "when")
              .and(Word.LABEL, "default")
              .and(oneOf("text", "number", "flag", "domain", "secret", "login"), "type")
              .group());

  private Shapes() {}

  private static Shape service() {
    Shape grants = new Items(either(Word.TEXT, grant()));
    return Keys.of(Word.TEXT, "image", "hostname", "isolation", "restart", "stop_signal")
        .and(Word.TEXT, "user", "working_dir")
        .and(Word.FLAG, "init", "read_only", "stdin_open", "tty", OnlyIf.KEY)
        .and(Word.COUNT, "oom_score_adj")
        .and(Word.SPAN, "stop_grace_period")
        .and(TEXT_OR_TEXTS, "command", "entrypoint", "env_file", "dns", "dns_search", "tmpfs")
        .and(TEXTS, "cap_add", "cap_drop")
        .and(LABELS, "labels", "extra_hosts", "sysctls")
        .and(either(new Items(Word.ASSIGNMENT), new Named(Word.ASSIGNED)), "environment")
        .and(new Items(either(Word.TEXT, port())), "ports")
        .and(either(TEXTS, new Named(attachment())), "networks")
        .and(new Items(either(Word.TEXT, mount())), "volumes")
        .and(grants, "configs", "secrets")
        .and(deploy(), "deploy")
        .and(healthcheck(), "healthcheck")
        .and(Keys.of(Word.TEXT, "driver").and(TEXT_BY_NAME, "options").group(), "logging")
        .and(new Named(either(limit(), Word.COUNT)), "ulimits")
        .and(Keys.of(Word.TEXT, "config", "file", "registry").group(), "credential_spec")
        .group(Verdicts.ofService());
  }

  private static Shape limit() {
    return Keys.of(Word.COUNT, "soft", "hard").group();
  }

  private static Shape port() {
    Map<String, Verdict> verdicts = Verdicts.ofAll(UNKNOWN, "name", "app_protocol");
    verdicts.put("host_ip", Verdicts.EVERY_ADDRESS);
    return Keys.of(Word.COUNT, "target", "published")
        .and(Word.TEXT, "protocol", "mode")
        .group(verdicts);
  }

  private static Shape attachment() {
    return Keys.of(TEXTS, "aliases")
        .and(TEXT_BY_NAME, "driver_opts")
        .group(
            Verdicts.ofAll(
                "swarm gives a service its addresses itself",
                "ipv4_address",
                "ipv6_address",
                "link_local_ips",
                "mac_address",
                "priority",
                "gw_priority",
                "interface_name"));
  }

  private static Shape mount() {
    Shape bind =
        Keys.of(Word.TEXT, "propagation")
            .group(Verdicts.ofAll(UNKNOWN, "create_host_path", "selinux", "recursive"));
    Shape volume = Keys.of(Word.FLAG, "nocopy").group(Verdicts.ofAll(UNKNOWN, "subpath", "labels"));
    Shape memory = Keys.of(Word.COUNT, "size").group(Verdicts.ofAll(UNKNOWN, "mode"));
    return Keys.of(Word.TEXT, "type", "source", "target", "consistency")
        .and(Word.FLAG, "read_only")
        .and(bind, "bind")
        .and(volume, "volume")
        .and(memory, "tmpfs")
        .group();
  }

  private static Shape grant() {
    return Keys.of(Word.TEXT, "source", "target", "uid", "gid").and(Word.MODE, "mode").group();
  }

  private static Shape healthcheck() {
    return Keys.of(TEXT_OR_TEXTS, "test")
        .and(Word.SPAN, "interval", "timeout", "start_period", "start_interval")
        .and(Word.COUNT, "retries")
        .and(Word.FLAG, "disable")
        .group();
  }

  private static Shape deploy() {
    Shape restart =
        Keys.of(oneOf("any", "on-failure", "none"), "condition")
            .and(Word.SPAN, "delay", "window")
            .and(Word.COUNT, "max_attempts")
            .group();
    return Keys.of(oneOf("replicated", "global", "replicated-job", "global-job"), "mode")
        .and(oneOf("vip", "dnsrr"), "endpoint_mode")
        .and(Word.COUNT, "replicas")
        .and(LABELS, "labels")
        .and(placement(), "placement")
        .and(resources(), "resources")
        .and(restart, "restart_policy")
        .and(update("pause", "continue", "rollback"), "update_config")
        .and(update("pause", "continue"), "rollback_config")
        .group();
  }

  private static Shape placement() {
    return Keys.of(TEXTS, "constraints")
        .and(new Items(Keys.of(Word.TEXT, "spread").group()), "preferences")
        .and(Word.COUNT, "max_replicas_per_node")
        .group();
  }

  private static Shape resources() {
    Shape discrete = Keys.of(Word.TEXT, "kind").and(Word.COUNT, "value").group();
    Shape generic = Keys.of(discrete, "discrete_resource_spec").group();
    Shape reservations =
        Keys.of(Word.CPUS, "cpus")
            .and(Word.SIZE, "memory")
            .and(new Items(generic), "generic_resources")
            .group(Map.of("devices", Verdicts.NO_DEVICES));
    Shape limits =
        Keys.of(Word.CPUS, "cpus").and(Word.SIZE, "memory").and(Word.COUNT, "pids").group();
    return Keys.of(limits, "limits").and(reservations, "reservations").group();
  }

  private static Shape update(String... failureActions) {
    return Keys.of(Word.COUNT, "parallelism")
        .and(Word.SPAN, "delay", "monitor")
        .and(oneOf(failureActions), "failure_action")
        .and(oneOf("start-first", "stop-first"), "order")
        .and(Word.RATIO, "max_failure_ratio")
        .group();
  }

  private static Shape network() {
    Shape subnet =
        Keys.of(Word.TEXT, "subnet")
            .group(
                Verdicts.ofAll("swarm chooses it itself", "gateway", "ip_range", "aux_addresses"));
    return Keys.of(Word.TEXT, "name", "driver")
        .and(TEXT_BY_NAME, "driver_opts")
        .and(Keys.of(Word.TEXT, "driver").and(new Items(subnet), "config").group(), "ipam")
        .and(EXTERNAL, "external")
        .and(Word.FLAG, "internal", "attachable")
        .and(LABELS, "labels")
        .group(Verdicts.ofAll(UNKNOWN, "enable_ipv4", "enable_ipv6"));
  }

  private static Shape volume() {
    return Keys.of(Word.TEXT, "name", "driver")
        .and(TEXT_BY_NAME, "driver_opts")
        .and(EXTERNAL, "external")
        .and(LABELS, "labels")
        .group();
  }

  private static Shape config() {
    return Keys.of(Word.TEXT, "name", "file", "content", "environment", "template_driver")
        .and(EXTERNAL, "external")
        .and(LABELS, "labels")
        .group();
  }

  private static Shape secret() {
    return Keys.of(Word.TEXT, "name", "file", "environment", "driver", "template_driver")
        .and(TEXT_BY_NAME, "driver_opts")
        .and(EXTERNAL, "external")
        .and(LABELS, "labels")
        .group();
  }

  private static Shape oneOf(String... words) {
    return new Shape.OneOf(List.of(words));
  }

  private static Shape either(Shape... shapes) {
    return new Either(List.of(shapes));
  }
}
