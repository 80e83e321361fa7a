package org.personalcontainers.gluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;

/** What is done for files that Gluster does not heal by itself. */
class WaitingFilesTest {
  private static final String NUMBER = "9c983173-44f5-4b33-9a43-e4cc2d75a706";
  private static final String MOUNT = "/run/personal-containers-heal/data";

  private final ScriptedPrograms programs = new ScriptedPrograms();
  private final CommandedGluster gluster =
      new CommandedGluster(new NodeName("pi1"), programs, Duration.ZERO);

  @BeforeEach
  void letItHeal() {
    programs
        .say("volume heal data", "Launching heal operation has been successful")
        .say("mkdir", "")
        .say("umount", "")
        .say("mount -t glusterfs", "")
        .say("stat -- ", "");
  }

  private void waiting(String... files) {
    programs.say(
        "volume heal data info",
        "<cliOutput><opRet>0</opRet><opErrno>0</opErrno><opErrstr/><healInfo><bricks><brick>"
            + String.join("", files)
            + "<name>pi1:/b</name><status>Connected</status></brick></bricks></healInfo></cliOutput>");
  }

  private static String nameless(String number) {
    return "<file gfid=\"%s\">&lt;gfid:%s&gt;</file>".formatted(number, number);
  }

  @Test
  void aFileKnownByItsNumberIsAskedForByItsName() {
    waiting(nameless(NUMBER));
    programs.say("gfidtopath " + MOUNT + "/.gfid/" + NUMBER, "/services/drill.new\n");

    assertEquals(new Answer.Done(), gluster.heal(new VolumeName("data")));

    assertEquals(1, programs.ordered("stat -- " + MOUNT + "/services/drill.new").size());
    assertEquals("umount --lazy " + MOUNT, programs.ran().getLast());
  }

  @Test
  void aFileWhoseNameIsToldIsAskedForByIt() {
    waiting("<file gfid=\"" + NUMBER + "\">/services/drill</file>");

    gluster.heal(new VolumeName("data"));

    assertEquals(1, programs.ordered("stat -- " + MOUNT + "/services/drill").size());
  }

  @Test
  void whereNothingWaitsNothingIsMounted() {
    waiting();

    gluster.heal(new VolumeName("data"));

    assertTrue(programs.ordered("mount").isEmpty(), programs.ran().toString());
  }

  @Test
  void noNumberLeadsOutOfTheMount() {
    waiting(nameless("../../etc/shadow"), nameless(NUMBER));
    programs.say("gfidtopath", "no path");

    gluster.heal(new VolumeName("data"));

    assertTrue(programs.ordered("shadow").isEmpty(), programs.ran().toString());
    assertTrue(programs.ordered("stat").isEmpty(), programs.ran().toString());
  }

  @Test
  void withoutAMountNothingIsAsked() {
    waiting(nameless(NUMBER));
    programs.say("mount -t glusterfs", new Programs.Outcome.Ended(1, "", "Mount failed."));

    assertEquals(new Answer.Done(), gluster.heal(new VolumeName("data")));

    assertTrue(programs.ordered("getfattr").isEmpty(), programs.ran().toString());
    assertEquals("umount --lazy " + MOUNT, programs.ran().getLast());
  }
}
