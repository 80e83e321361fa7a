package org.personalcontainers.manager.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.disk.DurableFile;

/**
 * The keys that this manager holds, in a file that is its own: outside of the store, and so in no
 * log, snapshot, export or backup of that. Safe for use by many threads.
 */
public final class Keyring {
  public static final Form<Held> FORM = Form.of(Held.class);
  private static final int MOST = 64;

  private final DurableFile file;
  private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
  private volatile List<VaultKey> keys;

  /** As they lie in the file, and as one manager hands them to another; the newest last. */
  public record Held(List<VaultKey> keys) {
    public Held {
      keys = List.copyOf(keys);
    }
  }

  /** What they are called. */
  public record Listed(SortedSet<VaultKeyId> keys) {
    public Listed {
      keys = Ordered.copy(keys);
    }

    /** Whether all of those are among them. */
    public boolean holds(Keyring keyring) {
      return keys.containsAll(keyring.ids());
    }
  }

  private Keyring(DurableFile file, List<VaultKey> keys) {
    this.file = file;
    this.keys = keys;
  }

  /** Those that lie there; none where there is no such file yet. */
  public static Keyring in(Path path) throws IOException {
    DurableFile file = new DurableFile(path);
    Optional<byte[]> kept = file.read();
    try {
      return new Keyring(file, kept.map(FORM::read).map(Held::keys).orElseGet(List::of));
    } catch (Unreadable e) {
      throw new IOException(
          "the keys of the vault in "
              + path
              + " can't be read: "
              + e.getMessage()
              + "; put it back from a copy, or where other managers run, remove it, and they give"
              + " the keys to this one",
          e);
    }
  }

  /** Calls it after a key has come, until it is deaf again; it must not block. */
  void onCome(Runnable wake) {
    wakes.add(wake);
  }

  void deafen(Runnable wake) {
    wakes.remove(wake);
  }

  /** Somebody may have removed the file: what is held is written again while it is known. */
  public synchronized void keep() throws IOException {
    if (!keys.isEmpty() && file.read().isEmpty()) {
      keep(keys);
    }
  }

  Optional<VaultKey> find(VaultKeyId id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** All of them, the newest last. */
  public List<VaultKey> all() {
    return keys;
  }

  public Listed listed() {
    return new Listed(ids());
  }

  public Held held() {
    return new Held(keys);
  }

  public SortedSet<VaultKeyId> ids() {
    SortedSet<VaultKeyId> ids = new TreeSet<>();
    keys.forEach(key -> ids.add(key.id()));
    return ids;
  }

  /** Those that it did not have; they are on the disk when the call returns. */
  public void add(Collection<VaultKey> more) throws IOException {
    if (added(more)) {
      wakes.forEach(Runnable::run);
    }
  }

  private synchronized boolean added(Collection<VaultKey> more) throws IOException {
    List<VaultKey> all = new ArrayList<>(keys);
    more.stream().filter(key -> !all.contains(key)).forEach(all::add);
    if (all.size() > MOST) {
      throw new IOException("a manager holds at most " + MOST + " keys of the vault");
    }
    boolean grown = all.size() > keys.size();
    if (grown) {
      keep(all);
    }
    return grown;
  }

  private void keep(List<VaultKey> all) throws IOException {
    file.write(FORM.write(new Held(all)));
    keys = List.copyOf(all);
  }

  /** One that nobody else has yet; it is on the disk when the call returns. */
  VaultKey made() throws IOException {
    VaultKey fresh = VaultKey.drawn(new SecureRandom());
    add(List.of(fresh));
    return fresh;
  }

  /** All of them, for ever: whoever belonged to a group, and does no more, keeps no key of its. */
  public synchronized void forget() throws IOException {
    if (!keys.isEmpty()) {
      file.remove();
      keys = List.of();
    }
  }

  @Override
  public String toString() {
    return "keys " + ids();
  }
}
