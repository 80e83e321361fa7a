package org.personalcontainers.lab.real;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.personalcontainers.core.spec.NodeName;

/** Makes the lab of a {@link RealNodes} class; JUnit's store closes it. */
final class RealNodesExtension implements BeforeAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(RealNodesExtension.class);
  private static final AtomicInteger COUNT = new AtomicInteger();

  @Override
  public void beforeAll(ExtensionContext context) {
    RealNodes wanted = context.getRequiredTestClass().getAnnotation(RealNodes.class);
    RealLab lab = RealLab.of(LabHome.ofThisMachine(), freshName(), System.out::println);
    lab.belongsToThisProcess();
    context.getStore(NAMESPACE).put(RealLab.class, lab);
    lab.up(wanted.value(), Arrays.stream(wanted.strangers()).map(NodeName::new).toList());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RealLab.class;
  }

  @Override
  public RealLab resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Objects.requireNonNull(
        context.getStore(NAMESPACE).get(RealLab.class, RealLab.class), "the lab of this class");
  }

  static LabName freshName() {
    return new LabName("test-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
  }
}
