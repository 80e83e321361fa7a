package org.personalcontainers.manager.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jgroups.PhysicalAddress;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.MFC;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.IpAddress;
import org.jgroups.stack.Protocol;

/** The protocols that the group stands on, sized for small machines. */
final class Stack {
  private static final int BUFFERS = 64 * 1024;
  private static final int STREAMS = 4 * 1024;

  /** What one bundle of messages takes: JGroups makes a smaller stream this large, and says so. */
  private static final int BUNDLES = 64_004;

  private static final int MOST_THREADS = 20;

  private Stack() {}

  static List<Protocol> of(Place own, Collection<Place> others, SSLContext tls) {
    List<Protocol> stack = new ArrayList<>();
    stack.add(transport(own, tls));
    stack.add(new TCPPING().setInitialHosts2(addresses(others)).portRange(0));
    stack.add(new MERGE3().setMinInterval(5_000).setMaxInterval(15_000));
    stack.add(new FD_ALL3().setTimeout(10_000).setInterval(3_000));
    stack.add(new VERIFY_SUSPECT2().setTimeout(1_500));
    stack.add(new NAKACK2().useMcastXmit(false));
    stack.add(new UNICAST3());
    stack.add(new STABLE().setDesiredAverageGossip(50_000).setMaxBytes(1_000_000));
    stack.add(new GMS().setJoinTimeout(2_000).printLocalAddress(false));
    stack.add(new UFC().setMaxCredits(200_000));
    stack.add(new MFC().setMaxCredits(200_000));
    stack.add(new FRAG4().setFragSize(14_000));
    return stack;
  }

  /** Nobody gets in without a certificate: whose it must be, the context judges. */
  private static TCP transport(Place own, SSLContext context) {
    TCP tcp = new TCP();
    tcp.setBindAddress(own.address()).setBindPort(own.port()).setPortRange(0);
    tcp.useVirtualThreads(true);
    tcp.setRecvBufSize(BUFFERS).setSendBufSize(BUFFERS);
    tcp.setBufferedInputStreamSize(STREAMS).setBufferedOutputStreamSize(BUNDLES);
    tcp.getThreadPool().setMinThreads(0).setMaxThreads(MOST_THREADS);
    tcp.setSocketFactory(new GatedSockets(context));
    return tcp;
  }

  static List<PhysicalAddress> addresses(Collection<Place> places) {
    List<PhysicalAddress> addresses = new ArrayList<>();
    places.forEach(place -> addresses.add(new IpAddress(place.address(), place.port())));
    return addresses;
  }
}
