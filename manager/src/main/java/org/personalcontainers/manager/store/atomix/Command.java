package org.personalcontainers.manager.store.atomix;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Documents;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Write;

/** What an entry of the log says. The form on disk is ours, and old entries stay readable. */
sealed interface Command {
  /** An entry of the log may be that long: a commit, the names in it, and what the engine adds. */
  int MOST_BYTES = Documents.COMMIT_BYTES + 32 * 1024;

  /** The term that the writer believed to lead in; written in another, it does nothing. */
  long term();

  /** A commit; without writes it is a round. */
  record Commit(long term, List<Write> writes) implements Command {
    public Commit {
      writes = List.copyOf(writes);
    }
  }

  /** A member may join, and lives there. */
  record Admit(long term, MemberId member, MemberAddress address) implements Command {}

  /** A member may not join any more. */
  record Dismiss(long term, MemberId member) implements Command {}

  default byte[] written() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private void write(DataOutputStream out) throws IOException {
    switch (this) {
      case Commit(long term, List<Write> writes) -> {
        head(out, 'C', term);
        out.writeShort(writes.size());
        for (Write write : writes) {
          write(out, write);
        }
      }
      case Admit(long term, MemberId member, MemberAddress address) -> {
        head(out, 'A', term);
        out.writeUTF(member.toString());
        out.writeUTF(address.toString());
      }
      case Dismiss(long term, MemberId member) -> {
        head(out, 'D', term);
        out.writeUTF(member.toString());
      }
    }
  }

  private static void head(DataOutputStream out, char kind, long term) throws IOException {
    out.writeByte(kind);
    out.writeLong(term);
  }

  private static void write(DataOutputStream out, Write write) throws IOException {
    switch (write) {
      case Write.Put(DocumentName name, long expected, Content content) -> {
        out.writeByte('P');
        out.writeUTF(name.value());
        out.writeLong(expected);
        out.writeInt(content.size());
        out.write(content.bytes());
      }
      case Write.Delete(DocumentName name, long expected) -> {
        out.writeByte('X');
        out.writeUTF(name.value());
        out.writeLong(expected);
      }
    }
  }

  /**
   * Reads what {@link #written} wrote.
   *
   * @throws IllegalStateException when it is not what {@link #written} wrote: this member's program
   *     is older than the group's, and must not guess
   */
  static Command read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int kind = in.readByte();
      long term = in.readLong();
      return switch (kind) {
        case 'C' -> new Commit(term, writes(in));
        case 'A' -> new Admit(term, member(in), MemberAddress.parse(in.readUTF()));
        case 'D' -> new Dismiss(term, member(in));
        default -> throw new IOException("nobody here knows the kind " + kind);
      };
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "an entry of the log can't be read: " + e.getMessage() + "; is this program too old?", e);
    }
  }

  private static MemberId member(DataInputStream in) throws IOException {
    return MemberId.parse(in.readUTF());
  }

  private static List<Write> writes(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      writes.add(readWrite(in));
    }
    return writes;
  }

  private static Write readWrite(DataInputStream in) throws IOException {
    int kind = in.readByte();
    DocumentName name = new DocumentName(in.readUTF());
    long expected = in.readLong();
    return switch (kind) {
      case 'P' -> new Write.Put(name, expected, content(in));
      case 'X' -> new Write.Delete(name, expected);
      default -> throw new IOException("nobody here knows the kind " + kind + " of a write");
    };
  }

  private static Content content(DataInputStream in) throws IOException {
    int size = in.readInt();
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("a document ends after " + bytes.length + " of " + size + " bytes");
    }
    return Content.of(bytes);
  }
}
