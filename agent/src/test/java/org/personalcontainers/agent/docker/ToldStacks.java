package org.personalcontainers.agent.docker;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.core.status.StackSeen;

/** A daemon that tells of one stack as a real one does. */
abstract class ToldStacks {
  static final String SERVICES =
      "GET /services?status=true&filters="
          + encoded("{\"label\":[\"com.docker.stack.namespace\"]}");
  static final String CONTENT = "5".repeat(64);
  static final String REPLICATED = "{\"Replicated\":{\"Replicas\":2}}";
  static final String JOB = "{\"ReplicatedJob\":{\"MaxConcurrent\":1,\"TotalCompletions\":1}}";
  static final String GLOBAL_JOB = "{\"GlobalJob\":{}}";
  static final String NO_UPDATE = "{}";

  @TempDir Path directory;
  FakeDaemon daemon;
  DockerEngine docker;

  @BeforeEach
  void start() throws IOException {
    daemon = new FakeDaemon(directory.resolve("docker.sock"));
    docker =
        new DockerEngine(
            directory,
            directory.resolve("docker.sock"),
            (limit, program, input) -> new Command.Lost("no programs here"));
    daemon
        .saying(
            "GET /nodes",
            200,
            """
            [{"ID":"node2","Version":{"Index":21},"Spec":{"Role":"manager","Availability":"active"},
              "Description":{"Hostname":"pi2"},"Status":{"State":"ready","Addr":"10.0.0.2"}}]
            """)
        .saying("GET /networks", 200, "[]")
        .saying("GET /swarm", 200, "{\"ID\":\"swarm\",\"Version\":{\"Index\":7}}");
  }

  @AfterEach
  void end() throws IOException {
    daemon.close();
  }

  static String encoded(String filters) {
    return URLEncoder.encode(filters, StandardCharsets.UTF_8);
  }

  static String container(String image) {
    return "{\"Image\":\"" + image + "\",\"Env\":[\"A=1\"],\"Isolation\":\"default\"}";
  }

  /** As an engine tells of a service, without what we don't read. */
  static String service(
      String name, String mode, int wanted, int running, int completed, String update) {
    return """
    {"ID":"id-%1$s","Version":{"Index":41},"CreatedAt":"2026-11-29T10:00:00.5Z",
     "Spec":{"Name":"%1$s","Labels":{"com.docker.stack.image":"blog:1",
       "com.docker.stack.namespace":"blog","org.personalcontainers.content":"%2$s"},
       "TaskTemplate":{"ContainerSpec":%3$s,"RestartPolicy":{"Condition":"any"},"ForceUpdate":0},
       "Mode":%4$s},
     "UpdateStatus":%5$s,
     "ServiceStatus":{"RunningTasks":%6$d,"DesiredTasks":%7$d,"CompletedTasks":%8$d}}
    """
        .formatted(name, CONTENT, container("blog:1"), mode, update, running, wanted, completed);
  }

  static String service(int running, String update) {
    return service("blog_web", REPLICATED, 2, running, 0, update);
  }

  static String task(String image, String time, String status) {
    return """
    {"ID":"t","Version":{"Index":50},"ServiceID":"id-blog_web","NodeID":"node2","Slot":1,
     "Spec":{"ContainerSpec":%s,"Placement":{}},"DesiredState":"shutdown",
     "Status":{"Timestamp":"%s",%s}}
    """
        .formatted(container(image), time, status);
  }

  void sayTasks(String... tasks) {
    daemon.saying(
        "GET /tasks?filters=" + encoded("{\"service\":[\"id-blog_web\"]}"),
        200,
        "[" + String.join(",", tasks) + "]");
  }

  StackSeen look(String... services) {
    daemon.saying(SERVICES, 200, "[" + String.join(",", services) + "]");
    ClusterSeen seen = docker.cluster().ifKnown().orElseThrow();
    return Objects.requireNonNull(seen.stacks().ifKnown().orElseThrow().get(new StackName("blog")));
  }

  ServiceSeen web(String service) {
    return Objects.requireNonNull(look(service).services().get(new ServiceName("web")));
  }

  Optional<String> trouble(String update, String... tasks) {
    sayTasks(tasks);
    return web(service(1, update)).trouble();
  }
}
