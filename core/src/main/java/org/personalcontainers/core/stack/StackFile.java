package org.personalcontainers.core.stack;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.stack.Brought.Use;

/**
 * A compose file whose variables are filled in and that swarm takes.
 *
 * @param document the whole of it; what we know of it stands in the other parts, too
 */
public record StackFile(
    Tree.Mapping document,
    SortedMap<ServiceName, Service> services,
    SortedSet<ResourceName> networks,
    SortedSet<ResourceName> volumes,
    SortedMap<ResourceName, FileObject> configs,
    SortedMap<ResourceName, FileObject> secrets) {
  public StackFile {
    services = Ordered.copy(services);
    networks = Ordered.copy(networks);
    volumes = Ordered.copy(volumes);
    configs = Ordered.copy(configs);
    secrets = Ordered.copy(secrets);
  }

  /** All that has to lie beside the file wherever it is deployed from, by path, each once. */
  public List<Brought> brought() {
    SortedMap<LocalPath, Brought> brought = new TreeMap<>();
    Stream.of(
            files(configs, Use.CONFIG),
            files(secrets, Use.SECRET),
            services.values().stream().flatMap(StackFile::environments),
            services.values().stream().flatMap(StackFile::binds))
        .flatMap(files -> files)
        .forEach(file -> brought.putIfAbsent(file.path(), file));
    return List.copyOf(brought.values());
  }

  private static Stream<Brought> files(SortedMap<ResourceName, FileObject> objects, Use use) {
    return objects.values().stream()
        .map(FileObject::source)
        .flatMap(
            source ->
                source instanceof FileObject.Local(var path)
                    ? Stream.of(new Brought(path, use))
                    : Stream.empty());
  }

  private static Stream<Brought> environments(Service service) {
    return service.parts().envFiles().stream().map(path -> new Brought(path, Use.ENVIRONMENT));
  }

  private static Stream<Brought> binds(Service service) {
    return service.parts().mounts().stream()
        .flatMap(
            mount ->
                mount instanceof Mount.LocalBind(var source, var _)
                    ? Stream.of(new Brought(source, Use.BIND))
                    : Stream.empty());
  }

  /** Secrets may have been filled in. */
  @Override
  public String toString() {
    return "StackFile" + services.keySet();
  }
}
