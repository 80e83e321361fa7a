package org.personalcontainers.lab.sim.world;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.lab.sim.world.GlusterFiles.Definition;
import org.personalcontainers.lab.sim.world.GlusterFiles.Part;

/** How empty brick directories come to bear a volume's mark. */
final class Claims {
  /** Who gives the command, and is told of the effects. */
  private final Machine machine;

  Claims(Machine machine) {
    this.machine = machine;
  }

  /** Claims those of the parts that lie on that member, until one is unfit. */
  Optional<Answer> claim(Machine member, VolumeName name, Definition definition, List<Part> parts) {
    for (Part part : parts) {
      if (part.place().node().equals(member.name())) {
        Optional<Answer> no = unfit(member, name, part);
        if (no.isPresent()) {
          return no;
        }
        machine.effect("claim of " + part.path(), () -> mark(member, name, definition, part));
      }
    }
    return Optional.empty();
  }

  private static Optional<Answer> unfit(Machine member, VolumeName name, Part part) {
    if (!member.bricks().roots().containsKey(name)) {
      return Optional.of(
          new Answer.Refused(
              "Failed to create brick directory for brick "
                  + part.path()
                  + ". Reason : No such file or directory"));
    }
    BrickFiles.Directory directory = member.bricks().directory(name, part.place().number());
    return directory == null || directory.content() instanceof BrickContent.Empty
        ? Optional.empty()
        : Optional.of(new Answer.Refused(part.path() + " is already part of a volume"));
  }

  private static void mark(Machine member, VolumeName name, Definition definition, Part part) {
    BrickFiles.Kind kind =
        definition.isArbiter(part) ? BrickFiles.Kind.ARBITER : BrickFiles.Kind.DATA;
    BrickFiles.Directory claimed =
        BrickFiles.Directory.of(new BrickContent.Claimed(definition.id()), kind);
    member.keepBricks(member.bricks().with(name, part.place(), claimed));
  }
}
