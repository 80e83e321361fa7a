package org.personalcontainers.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries a parser with good inputs that were tampered with. Whatever comes: it is read or refused,
 * in little time and with little memory, and nothing is left of it. Inputs that are refused in a
 * new way become samples too, so that the next ones go deeper.
 */
public final class Fuzz {
  private static final int LARGEST = 64 * 1024;
  private static final int PACE = 512;

  private final Class<?> test;
  private final String name;
  private final List<Class<? extends Throwable>> refusals = new ArrayList<>();
  private final List<byte[]> samples = new ArrayList<>();
  private final List<byte[]> words = new ArrayList<>();
  private long mostMemory = 8L << 20;

  private Fuzz(Class<?> test, String name) {
    this.test = test;
    this.name = name;
  }

  /**
   * For one parser, which tests of other parsers leave alone.
   *
   * @param test beside which lies NAME.corpus, with inputs that are worth trying at every build
   * @param refusal in which an input may be refused
   */
  public static Fuzz of(Class<?> test, String name, Class<? extends Throwable> refusal) {
    return new Fuzz(test, name).refusing(refusal);
  }

  /** That is another way to refuse. */
  public Fuzz refusing(Class<? extends Throwable> refusal) {
    refusals.add(refusal);
    return this;
  }

  public Fuzz samples(Collection<byte[]> good) {
    samples.addAll(good);
    return this;
  }

  public Fuzz samples(String... good) {
    return samples(Stream.of(good).map(Fuzz::bytes).toList());
  }

  /** What means something to the parser: marks, keys, whole pieces. */
  public Fuzz words(String... meaningful) {
    Stream.of(meaningful).map(Fuzz::bytes).forEach(words::add);
    return this;
  }

  /** What one input may take, beside 512 times its own size. */
  public Fuzz memory(long bytes) {
    mostMemory = bytes;
    return this;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Prints what came of it; fails with the input that broke the parser, as a corpus has it. */
  public void play(Reader reader) {
    play(reader, Length.asked());
  }

  void play(Reader reader, Length length) {
    Course course = new Course(reader);
    List<byte[]> kept = Corpus.of(test, name);
    samples.forEach(course::take);
    kept.forEach(course::take);
    List<byte[]> good = new ArrayList<>(samples);
    good.addAll(kept);
    long before = Memory.held();
    long end = System.nanoTime() + length.time().toNanos();
    for (long seed = 0; seed < length.inputs() && System.nanoTime() < end; seed++) {
      course.take(new Mutation(new Random(seed), words, LARGEST).of(good));
      if (seed % PACE == 0) {
        good = Stream.of(samples, kept, course.ways.inputs()).flatMap(List::stream).toList();
      }
    }
    course.end(before);
  }

  /** One run, and what is counted on the way. */
  private final class Course {
    private static final long TOO_LONG_NANOS = 20_000_000_000L;
    private static final long LEFT_OVER = 32L << 20;

    private final Reader reader;
    private final Ways ways = new Ways();
    private final long start = System.nanoTime();
    private long read;
    private long refused;
    private long memory;
    private long nanos;

    Course(Reader reader) {
      this.reader = reader;
    }

    void take(byte[] input) {
      long began = System.nanoTime();
      long before = Memory.taken();
      try {
        reader.read(input.clone());
        read++;
      } catch (IOException | RuntimeException | AssertionError | StackOverflowError e) {
        refuse(input, e);
      }
      count(input, Memory.taken() - before, System.nanoTime() - began);
    }

    private void refuse(byte[] input, Throwable refusal) {
      if (refusals.stream().noneMatch(kind -> kind.isInstance(refusal))) {
        throw broken(input, "ends with " + refusal, refusal);
      }
      refused++;
      ways.note(refusal, input);
    }

    private void count(byte[] input, long taken, long took) {
      memory = Math.max(memory, taken);
      nanos = Math.max(nanos, took);
      if (taken > mostMemory + 512L * input.length) {
        throw broken(input, "takes " + Memory.megabytes(taken), null);
      }
      if (took > TOO_LONG_NANOS) {
        throw broken(input, "takes " + took / 1_000_000 + " ms", null);
      }
    }

    private AssertionError broken(byte[] input, String what, @Nullable Throwable cause) {
      return new AssertionError(
          "%s %s. Put this line into %s.corpus:%n%s"
              .formatted(name, what, name, Escaped.line(input)),
          cause);
    }

    void end(long before) {
      long after = Memory.held();
      System.out.printf(
          "fuzz %s: %d read, %d refused in %d ways, %.1f s; for one at most %s and %d ms; heap %s, then %s%n",
          name,
          read,
          refused,
          ways.count(),
          (System.nanoTime() - start) / 1e9,
          Memory.megabytes(memory),
          nanos / 1_000_000,
          Memory.megabytes(before),
          Memory.megabytes(after));
      Corpus.keep(name, ways.inputs());
      if (read == 0 || refused == 0) {
        throw new AssertionError(
            name + " was not tried: " + read + " read, " + refused + " refused");
      }
      if (after - before > LEFT_OVER) {
        throw new AssertionError(name + " leaves " + Memory.megabytes(after - before) + " behind");
      }
    }
  }
}
