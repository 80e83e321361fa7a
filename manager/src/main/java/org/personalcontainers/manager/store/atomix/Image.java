package org.personalcontainers.manager.store.atomix;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Documents;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Write;

/**
 * All that the log has led to: the documents, and who may belong to the group, with addresses.
 * Pure: the same on every member that has applied the same entries.
 */
record Image(Documents documents, SortedMap<MemberId, MemberAddress> admitted) {
  private static final int FORM = 1;

  static final Image BLANK = new Image(Documents.NONE, Collections.emptySortedMap());

  Image {
    admitted = Collections.unmodifiableSortedMap(new TreeMap<>(admitted));
  }

  /** What became of a command, and of all. */
  record Applied(Outcome outcome, Image image) {}

  /**
   * @param term the term that the entry was written in
   */
  Applied apply(long index, long term, Command command) {
    if (command.term() != term) {
      return new Applied(new Outcome.NotLeading(Optional.empty()), this);
    }
    return switch (command) {
      case Command.Commit(long ignored, List<Write> writes) ->
          writes.isEmpty()
              ? new Applied(new Outcome.Committed(index), this)
              : judged(documents.judge(index, writes));
      case Command.Admit(long ignored, MemberId member, MemberAddress address) ->
          new Applied(new Outcome.Committed(index), with(member, address));
      case Command.Dismiss(long ignored, MemberId member) ->
          new Applied(new Outcome.Committed(index), without(member));
    };
  }

  private Applied judged(Documents.Judged judged) {
    return new Applied(judged.outcome(), new Image(judged.documents(), admitted));
  }

  Image with(MemberId member, MemberAddress address) {
    SortedMap<MemberId, MemberAddress> more = new TreeMap<>(admitted);
    more.put(member, address);
    return new Image(documents, more);
  }

  private Image without(MemberId member) {
    SortedMap<MemberId, MemberAddress> fewer = new TreeMap<>(admitted);
    fewer.remove(member);
    return new Image(documents, fewer);
  }

  byte[] written() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      writeMembers(out);
      writeDocuments(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private void writeMembers(DataOutputStream out) throws IOException {
    out.writeInt(admitted.size());
    for (var entry : admitted.entrySet()) {
      out.writeUTF(entry.getKey().toString());
      out.writeUTF(entry.getValue().toString());
    }
  }

  private void writeDocuments(DataOutputStream out) throws IOException {
    out.writeInt(documents.all().size());
    for (Document document : documents.all().values()) {
      out.writeUTF(document.name().value());
      out.writeLong(document.revision());
      out.writeInt(document.content().size());
      out.write(document.content().bytes());
    }
  }

  /**
   * Reads what {@link #written} wrote.
   *
   * @throws IllegalStateException when it is not what {@link #written} wrote
   */
  static Image read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int form = in.readByte();
      if (form != FORM) {
        throw new IOException("it has the form " + form + ", known is " + FORM);
      }
      SortedMap<MemberId, MemberAddress> members = readMembers(in);
      return new Image(readDocuments(in), members);
    } catch (IOException e) {
      throw new IllegalStateException("a snapshot can't be read: " + e.getMessage(), e);
    }
  }

  private static SortedMap<MemberId, MemberAddress> readMembers(DataInputStream in)
      throws IOException {
    SortedMap<MemberId, MemberAddress> members = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      members.put(MemberId.parse(in.readUTF()), MemberAddress.parse(in.readUTF()));
    }
    return members;
  }

  private static Documents readDocuments(DataInputStream in) throws IOException {
    SortedMap<DocumentName, Document> documents = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      DocumentName name = new DocumentName(in.readUTF());
      long revision = in.readLong();
      Content content = Content.of(in.readNBytes(in.readInt()));
      documents.put(name, new Document(name, revision, content));
    }
    return new Documents(documents);
  }
}
