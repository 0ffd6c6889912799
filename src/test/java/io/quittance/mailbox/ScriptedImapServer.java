package io.quittance.mailbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A mail server that misbehaves on request: it speaks just enough IMAP for one folder whose mails
 * have the UIDs 1, 2, 3 and so on.
 */
final class ScriptedImapServer implements AutoCloseable {
  enum Trouble {
    NONE,
    /** Accepts the connection and says nothing at all. */
    SILENT,
    /** Sends one character now and then, so that no read ever times out. */
    TRICKLING,
    /** Closes the connection when the troubled mail is fetched. */
    HANGS_UP,
    /** Refuses to fetch the troubled mail. */
    REFUSES,
    /** Answers the fetch of the troubled mail with something that is no IMAP. */
    GARBLES,
    /** Gives no UIDVALIDITY. */
    NUMBERLESS
  }

  private final ServerSocket server;
  private final SortedMap<Long, byte[]> mails = Collections.synchronizedSortedMap(new TreeMap<>());
  private final Trouble trouble;
  private final long troubled;
  private volatile long validity = 7;
  private final List<Socket> sockets = new ArrayList<>();

  ScriptedImapServer(Trouble trouble, long troubled, List<byte[]> mails) throws IOException {
    this.trouble = trouble;
    this.troubled = troubled;
    for (byte[] mail : mails) {
      this.mails.put(this.mails.size() + 1L, mail);
    }
    server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(this::accept, "scripted-imap");
    thread.setDaemon(true);
    thread.start();
  }

  /** The mailbox is restored from a backup: other numbers for the same mails. */
  void rebuild(long newValidity) {
    validity = newValidity;
  }

  void deliver(byte[] mail) {
    synchronized (mails) {
      mails.put(mails.size() + 1L, mail);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    synchronized (sockets) {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        synchronized (sockets) {
          sockets.add(socket);
        }
        Thread thread = new Thread(() -> serve(socket), "scripted-imap-session");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      OutputStream out = socket.getOutputStream();
      if (trouble == Trouble.SILENT) {
        socket.getInputStream().read();
        return;
      }
      if (trouble == Trouble.TRICKLING) {
        trickle(socket, out);
        return;
      }
      say(out, "* OK ready");
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String line = in.readLine();
      while (line != null && answer(line, out)) {
        line = in.readLine();
      }
    } catch (IOException over) {
      // The client or the test ended the session.
    }
  }

  /** A byte whenever the client would otherwise soon give up waiting. */
  private static void trickle(Socket socket, OutputStream out) throws IOException {
    socket.setSoTimeout(50);
    while (true) {
      out.write('*');
      out.flush();
      try {
        if (socket.getInputStream().read() < 0) {
          return;
        }
      } catch (SocketTimeoutException quiet) {
        // Nothing said, as expected: go on.
      }
    }
  }

  private boolean answer(String line, OutputStream out) throws IOException {
    String[] words = line.split(" ", 3);
    String tag = words[0];
    String command = words[1].toUpperCase(Locale.ROOT);
    String rest = words.length > 2 ? words[2] : "";
    switch (command) {
      case "CAPABILITY" -> say(out, "* CAPABILITY IMAP4rev1");
      case "EXAMINE" -> {
        say(out, "* " + mails.size() + " EXISTS");
        if (trouble != Trouble.NUMBERLESS) {
          say(out, "* OK [UIDVALIDITY " + validity + "] here");
        }
        say(out, "* OK [UIDNEXT " + (mails.size() + 1) + "] here");
      }
      case "UID" -> {
        if (rest.startsWith("SEARCH")) {
          search(rest.substring("SEARCH UID ".length()), out);
        } else if (!fetch(tag, rest, out)) {
          return trouble != Trouble.HANGS_UP;
        }
      }
      case "LOGOUT" -> say(out, "* BYE");
      default -> {
        // LOGIN, CLOSE, NOOP: nothing to tell.
      }
    }
    say(out, tag + " OK done");
    return !command.equals("LOGOUT");
  }

  private void search(String set, OutputStream out) throws IOException {
    StringBuilder found = new StringBuilder("* SEARCH");
    for (long uid : mails.keySet()) {
      if (holds(set, uid)) {
        found.append(' ').append(uid);
      }
    }
    say(out, found.toString());
  }

  /** False when the trouble has ended the command already. */
  private boolean fetch(String tag, String rest, OutputStream out) throws IOException {
    String[] words = rest.split(" ", 3);
    boolean whole = words[2].contains("BODY");
    for (long uid : mails.keySet()) {
      if (!holds(words[1], uid)) {
        continue;
      }
      byte[] mail = mails.get(uid);
      if (whole && uid == troubled && trouble != Trouble.NONE) {
        switch (trouble) {
          case HANGS_UP -> {
            return false;
          }
          case REFUSES -> {
            say(out, tag + " NO cannot read that message");
            return false;
          }
          default -> say(out, "* " + uid + " FETCH (UID " + uid + " BODY[] %%%garbled%%%)");
        }
      } else if (whole) {
        out.write(
            ("* " + uid + " FETCH (UID " + uid + " BODY[] {" + mail.length + "}\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(mail);
        say(out, ")");
      } else {
        say(
            out,
            "* "
                + uid
                + " FETCH (UID "
                + uid
                + " RFC822.SIZE "
                + mail.length
                + " INTERNALDATE \"01-Nov-2026 10:00:00 +0000\")");
      }
    }
    return true;
  }

  private boolean holds(String set, long uid) {
    for (String range : set.split(",")) {
      String[] ends = range.split(":");
      long from = number(ends[0]);
      long to = ends.length == 1 ? from : number(ends[1]);
      if (uid >= Math.min(from, to) && uid <= Math.max(from, to)) {
        return true;
      }
    }
    return false;
  }

  private long number(String text) {
    return text.equals("*") ? mails.lastKey() : Long.parseLong(text);
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
