package io.quittance.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;

/**
 * Remembers the sockets of a session, so that another thread can cut it: a read that trickles or
 * hangs ends at once, which no timeout of the protocol guarantees.
 */
final class CuttableSockets extends SocketFactory {
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile boolean cut;

  void cut() {
    cut = true;
    Socket socket = sockets.poll();
    while (socket != null) {
      close(socket);
      socket = sockets.poll();
    }
  }

  boolean wasCut() {
    return cut;
  }

  @Override
  public Socket createSocket() {
    Socket socket = new Socket();
    sockets.add(socket);
    if (cut) {
      close(socket);
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }

  private Socket connected(InetSocketAddress remote, InetSocketAddress local) throws IOException {
    Socket socket = createSocket();
    if (local != null) {
      socket.bind(local);
    }
    socket.connect(remote);
    return socket;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed as far as this side is concerned.
    }
  }
}
