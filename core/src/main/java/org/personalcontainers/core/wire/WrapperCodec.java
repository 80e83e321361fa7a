package org.personalcontainers.core.wire;

/** A record around one text, such as a name: it is written as the text alone. */
record WrapperCodec(RecordCodec record) implements Codec {
  private RecordCodec.Part only() {
    return record.parts().getFirst();
  }

  @Override
  public Json write(Object value) {
    return ((Json.Fields) record.write(value)).fields().firstEntry().getValue();
  }

  @Override
  public Object read(Json json) {
    if (!(json instanceof Json.Text)) {
      throw Codec.notA("a text", json);
    }
    return record.made(new Object[] {only().codec().read(json)});
  }
}
