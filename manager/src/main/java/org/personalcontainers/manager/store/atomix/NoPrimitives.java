package org.personalcontainers.manager.store.atomix;

import io.atomix.primitive.PrimitiveBuilder;
import io.atomix.primitive.PrimitiveManagementService;
import io.atomix.primitive.PrimitiveType;
import io.atomix.primitive.PrimitiveTypeRegistry;
import io.atomix.primitive.config.PrimitiveConfig;
import io.atomix.primitive.service.PrimitiveService;
import io.atomix.primitive.service.ServiceConfig;
import java.util.Collection;
import java.util.List;

/** The engine searches the class path when it is told of no type; we have none, and say one. */
@SuppressWarnings("rawtypes") // As the engine declares them.
final class NoPrimitives implements PrimitiveTypeRegistry {
  @Override
  public Collection<PrimitiveType> getPrimitiveTypes() {
    return List.of(new None());
  }

  @Override
  public PrimitiveType getPrimitiveType(String name) {
    return new None();
  }

  private static final class None implements PrimitiveType {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public PrimitiveConfig newConfig() {
      throw unused();
    }

    @Override
    public PrimitiveBuilder newBuilder(
        String name, PrimitiveConfig config, PrimitiveManagementService service) {
      throw unused();
    }

    @Override
    public PrimitiveService newService(ServiceConfig config) {
      throw unused();
    }

    private static UnsupportedOperationException unused() {
      return new UnsupportedOperationException("the store has no primitives");
    }
  }
}
