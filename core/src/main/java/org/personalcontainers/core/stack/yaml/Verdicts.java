package org.personalcontainers.core.stack.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.personalcontainers.core.stack.yaml.Shape.Ignored;
import org.personalcontainers.core.stack.yaml.Shape.Refused;
import org.personalcontainers.core.stack.yaml.Shape.Verdict;

/** What swarm makes of keys that docker compose knows: it ignores them, or cannot go without. */
final class Verdicts {
  private static final String NOTHING_LIKE_IT = "swarm has nothing like it";

  /** Whoever names one address means to keep the others away. */
  static final Refused EVERY_ADDRESS =
      new Refused(
          "swarm publishes a port on every address of a node",
          "leave the address out if that is wanted; otherwise publish nothing, and share a network");

  static final Refused NO_DEVICES =
      new Refused(
          "swarm reserves no devices this way",
          "write generic_resources:, and tell docker on the node of them");

  private Verdicts() {}

  static Map<String, Verdict> ofService() {
    Map<String, Verdict> verdicts = new HashMap<>();
    addIgnored(verdicts);
    addUnknownToSwarm(verdicts);
    addMoved(verdicts);
    addForbidden(verdicts);
    return verdicts;
  }

  private static void addIgnored(Map<String, Verdict> verdicts) {
    ignore(verdicts, "build", "swarm builds no images", "build and push the image of this service");
    ignore(
        verdicts,
        "container_name",
        "swarm names containers itself, as there may be several of a service",
        "reach it by the service's name");
    ignore(
        verdicts,
        "depends_on",
        "swarm starts services in any order and waits for no condition",
        "let it try again until what it needs is there");
    ignore(
        verdicts,
        "network_mode",
        "services of a stack are in the networks of the stack",
        "write networks:, or ports: with mode: host");
    ignore(
        verdicts,
        "privileged",
        "swarm gives no service all rights",
        "write the capabilities that it needs below cap_add:");
    ignore(
        verdicts,
        "devices",
        "swarm hands no devices to services",
        "mount what it needs below volumes:, such as /dev/bus/usb");
    ignore(
        verdicts,
        "links",
        "services reach each other by their names",
        "use the name of the service");
    ignore(
        verdicts,
        "external_links",
        "containers outside the stack are reached over a network that both are in",
        "write an external network");
    ignore(
        verdicts,
        "expose",
        "services of one network reach all ports of each other",
        "leave it out, or write ports: for people outside");
    for (String key :
        List.of(
            "cgroup_parent",
            "cgroupns_mode",
            "domainname",
            "ipc",
            "mac_address",
            "pid",
            "security_opt",
            "shm_size",
            "userns_mode")) {
      ignore(verdicts, key, "swarm does not set it", "leave it out");
    }
  }

  /** Docker would refuse the whole file for one of them. */
  private static void addUnknownToSwarm(Map<String, Verdict> verdicts) {
    for (String key :
        List.of(
            "annotations",
            "blkio_config",
            "cgroup",
            "cpu_count",
            "cpu_percent",
            "cpu_period",
            "cpu_rt_period",
            "cpu_rt_runtime",
            "device_cgroup_rules",
            "dns_opt",
            "gpus",
            "group_add",
            "mem_swappiness",
            "oom_kill_disable",
            "runtime",
            "storage_opt",
            "use_api_socket",
            "uts")) {
      ignore(verdicts, key, NOTHING_LIKE_IT, "leave it out");
    }
    for (String key : List.of("attach", "develop", "pull_policy", "pull_refresh_after")) {
      ignore(verdicts, key, "it means something to docker compose only", "leave it out");
    }
    ignore(
        verdicts,
        "platform",
        NOTHING_LIKE_IT,
        "write deploy: {placement: {constraints: [node.platform.arch == aarch64]}} or the like");
  }

  /** Keys that stand one group too high. */
  private static void addMoved(Map<String, Verdict> verdicts) {
    for (String key :
        List.of(
            "mode",
            "replicas",
            "placement",
            "resources",
            "restart_policy",
            "rollback_config",
            "update_config",
            "endpoint_mode")) {
      refuse(verdicts, key, key + " stands one group too high", "write it below deploy:");
    }
    refuse(verdicts, "scale", "swarm does not know scale", "write deploy: {replicas: ...}");
    refuse(
        verdicts,
        "constraints",
        "constraints stand two groups too high",
        "write deploy: {placement: {constraints: [...]}}");
    limit(verdicts, "cpus", "limits: {cpus: ...}");
    limit(verdicts, "cpu_quota", "limits: {cpus: ...}");
    limit(verdicts, "cpu_shares", "reservations: {cpus: ...}");
    limit(verdicts, "cpuset", "limits: {cpus: ...}");
    limit(verdicts, "mem_limit", "limits: {memory: ...}");
    limit(verdicts, "memswap_limit", "limits: {memory: ...}");
    limit(verdicts, "mem_reservation", "reservations: {memory: ...}");
    limit(verdicts, "pids_limit", "limits: {pids: ...}");
  }

  private static void addForbidden(Map<String, Verdict> verdicts) {
    refuse(
        verdicts,
        "extends",
        "extends is not read here",
        "write the keys of the other service here, or share them with an anchor: &NAME and <<: *NAME");
    refuse(
        verdicts,
        "profiles",
        "swarm has no profiles: this service would always run",
        "remove the key, or the service");
    refuse(
        verdicts,
        "volumes_from",
        "swarm does not lend volumes from one service to another",
        "write the volume below volumes: of both");
    refuse(
        verdicts,
        "volume_driver",
        "a service has no volume driver",
        "write it where the volume stands: volumes: {NAME: {driver: ...}}");
    refuse(
        verdicts,
        "label_file",
        "label_file is not read here",
        "write the labels below deploy: {labels: ...}");
    refuse(
        verdicts,
        "provider",
        "a provider is no container",
        "remove the service, and write what it provides into environment:");
    for (String key : List.of("models", "pre_start", "post_start", "pre_stop")) {
      refuse(verdicts, key, "swarm does not know " + key, "remove it, or let the image do it");
    }
  }

  static Map<String, Verdict> ofDocument() {
    Map<String, Verdict> verdicts = new HashMap<>();
    ignore(verdicts, "name", "a stack gets its name when it is deployed", "leave it out");
    refuse(
        verdicts,
        "include",
        "include is not read here",
        "write what the other file holds into this one, or deploy it as a stack of its own");
    refuse(verdicts, "models", "swarm does not know models", "remove them");
    return verdicts;
  }

  static Map<String, Verdict> ofAll(String why, String... keys) {
    Map<String, Verdict> verdicts = new HashMap<>();
    for (String key : keys) {
      ignore(verdicts, key, why, "leave it out");
    }
    return verdicts;
  }

  private static void ignore(
      Map<String, Verdict> verdicts, String key, String why, String instead) {
    verdicts.put(key, new Ignored(why, instead));
  }

  private static void refuse(
      Map<String, Verdict> verdicts, String key, String wrong, String remedy) {
    verdicts.put(key, new Refused(wrong, remedy));
  }

  private static void limit(Map<String, Verdict> verdicts, String key, String place) {
    refuse(
        verdicts,
        key,
        "swarm does not know " + key + " of a service",
        "write deploy: {resources: {" + place + "}}");
  }
}
