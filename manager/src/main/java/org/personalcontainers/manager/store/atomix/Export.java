package org.personalcontainers.manager.store.atomix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Documents;

/**
 * Keeps every document as a file of its own beside the log, for eyes, for a recovery, and for
 * another engine one day. A thread of its own writes what has changed, a little later: the log is
 * what counts. {@code ~index.json} is written last, and names the revision of every file.
 */
final class Export implements AutoCloseable {
  private static final String INDEX = "~index.json";
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final String ENDING = ".json";
  private static final Pattern HEAD = Pattern.compile("\\{\"index\":(\\d+)");

  private final Path directory;
  private final Fatal fatal;
  private final Thread thread;
  private volatile Machine.Applied newest = Machine.Applied.NOTHING;
  private volatile boolean closed;
  private Documents written = Documents.NONE;

  Export(Path directory, Fatal fatal) throws IOException {
    this.directory = AtomicFile.directory(directory);
    this.fatal = fatal;
    thread = Thread.ofPlatform().daemon().name("store-export").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void offer(Machine.Applied applied) {
    newest = applied;
    LockSupport.unpark(thread);
  }

  private void run() {
    try {
      long exported = exported();
      while (!closed) {
        Machine.Applied applied = newest;
        if (applied.index() >= exported) {
          write(applied);
        }
        LockSupport.park(this);
      }
    } catch (IOException e) {
      fatal.end("the copy of the documents in " + directory + " can't be written", e);
    }
  }

  /**
   * How far an earlier life came. It is not overwritten by less: where the majority is gone, this
   * member may never again learn what it had applied before.
   */
  private long exported() throws IOException {
    Path index = directory.resolve(INDEX);
    if (!Files.exists(index)) {
      return 1;
    }
    Matcher head = HEAD.matcher(Files.readString(index));
    return head.lookingAt() ? Long.parseLong(head.group(1)) : 1;
  }

  private void write(Machine.Applied applied) throws IOException {
    Documents documents = applied.image().documents();
    if (!documents.equals(written)) {
      for (Document document : documents.all().values()) {
        if (closed) {
          return;
        }
        write(document);
      }
      deleteAllBut(documents);
      AtomicFile.write(directory.resolve(INDEX), index(applied).getBytes(StandardCharsets.UTF_8));
      written = documents;
    }
  }

  private void write(Document document) throws IOException {
    if (!document.equals(written.all().get(document.name()))) {
      AtomicFile.write(file(document.name()), document.content().bytes());
    }
  }

  /** Slashes stand in no name of a file, and tildes in none of a document. */
  private Path file(DocumentName name) {
    return directory.resolve(name.value().replace('/', '~') + ENDING);
  }

  private void deleteAllBut(Documents documents) throws IOException {
    Set<Path> known = new HashSet<>();
    known.add(directory.resolve(INDEX));
    documents.all().keySet().forEach(name -> known.add(file(name)));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (!known.contains(file)) {
          Files.delete(file);
        }
      }
    }
  }

  private static String index(Machine.Applied applied) {
    StringBuilder json = new StringBuilder();
    json.append("{\"index\":" + applied.index() + ",\"term\":" + applied.term());
    json.append(",\"documents\":{");
    String comma = "\n";
    for (Document document : applied.image().documents().all().values()) {
      json.append(comma).append("\"" + document.name() + "\":" + document.revision());
      comma = ",\n";
    }
    return json.append("}}\n").toString();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
