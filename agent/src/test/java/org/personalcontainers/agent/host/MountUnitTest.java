package org.personalcontainers.agent.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Mount;

class MountUnitTest {
  private static MountUnit of(String point, String... servers) {
    return new MountUnit(
        new HostPath(point),
        new Mount.Source.Volume(new VolumeName("data")),
        List.of(servers).stream().map(NodeName::new).toList());
  }

  /** The right side is what systemd-escape --path --suffix=mount says. */
  @ParameterizedTest
  @CsvSource({
    "/opt/docker, opt-docker.mount",
    "/mnt/my-data, mnt-my\\x2ddata.mount",
    "/.hidden/a.b, \\x2ehidden-a.b.mount",
    "/mnt/\u00e4_1, mnt-\\xc3\\xa4_1.mount",
    "/mnt/50%, mnt-50\\x25.mount"
  })
  void a_unit_is_named_after_its_point(String point, String name) {
    assertEquals(name, of(point).name());
  }

  @Test
  void all_other_servers_are_asked_too() {
    String text = of("/mnt/data", "pi1", "pi2", "pi3").text();
    assertTrue(text.contains("What=pi1:/data\n"), text);
    assertTrue(text.contains("backup-volfile-servers=pi2:pi3\n"), text);
    assertTrue(of("/mnt/data", "pi1").text().contains("Options=_netdev\n"), text);
  }

  @Test
  void docker_wants_the_mount_and_is_started_again_however_often_it_ends() {
    List<String> lines = of("/mnt/50%").dockerDropInText().lines().toList();
    assertTrue(lines.contains("WantsMountsFor=/mnt/50%%"), lines.toString());
    assertTrue(lines.contains("StartLimitIntervalSec=0"), lines.toString());
  }

  @Test
  void a_percent_sign_is_no_specifier() {
    assertTrue(of("/mnt/50%").text().contains("Where=/mnt/50%%\n"));
  }
}
