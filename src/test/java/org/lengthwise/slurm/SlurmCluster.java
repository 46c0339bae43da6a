package org.lengthwise.slurm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A cluster of Slurm on this machine alone: munged, slurmctld and slurmd with a config, ports and
 * folders of their own, beside whatever else runs here.
 */
final class SlurmCluster implements AutoCloseable {
  private static final List<String> DAEMONS = List.of("munged", "slurmctld", "slurmd");

  private static final String CONFIG =
      """
      ClusterName=lengthwise
      SlurmctldHost=%1$s(127.0.0.1)
      SlurmUser=%2$s
      SlurmdUser=%2$s
      AuthType=auth/munge
      AuthInfo=socket=%3$s/munge.socket,cred_expire=10
      SlurmctldPort=%4$d
      SlurmdPort=%5$d
      StateSaveLocation=%3$s/state
      SlurmdSpoolDir=%3$s/spool
      SlurmctldPidFile=%3$s/slurmctld.pid
      SlurmdPidFile=%3$s/slurmd.pid
      ProctrackType=proctrack/linuxproc
      TaskPlugin=task/none
      SelectType=select/cons_tres
      SelectTypeParameters=CR_CPU_Memory
      JobAcctGatherType=jobacct_gather/none
      AccountingStorageType=accounting_storage/none
      MpiDefault=none
      SchedulerParameters=bf_interval=1
      SlurmdParameters=config_overrides
      ReturnToService=2
      KillWait=20
      OverTimeLimit=0
      MinJobAge=3600
      NodeName=%1$s NodeAddr=127.0.0.1 CPUs=2 RealMemory=8000
      PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
      """;

  private final Path folder;
  private final List<Process> daemons = new ArrayList<>();

  private SlurmCluster(Path folder) {
    this.folder = folder;
  }

  /** Why there can be no cluster here; installs what is missing where that is allowed. */
  static Optional<String> obstacle() throws IOException, InterruptedException {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.of("Slurm needs Linux");
    }
    if (missing().isEmpty()) {
      return Optional.empty();
    }
    String lacking = String.join(", ", missing()) + " not installed";
    if (find("apt-get").isEmpty() || !System.getProperty("user.name").equals("root")) {
      return Optional.of(lacking + "; on Debian, root installs slurm-wlm and munge");
    }
    System.out.println(lacking + ": installing slurm-wlm and munge");
    String install =
        "DEBIAN_FRONTEND=noninteractive; export DEBIAN_FRONTEND; apt-get -q update &&"
            + " apt-get -q -y install slurm-wlm munge";
    Process apt =
        new ProcessBuilder("sh", "-c", install)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return apt.waitFor() == 0 && missing().isEmpty()
        ? Optional.empty()
        : Optional.of(lacking + ", and apt-get could not install slurm-wlm and munge");
  }

  private static List<String> missing() {
    return DAEMONS.stream().filter(daemon -> find(daemon).isEmpty()).toList();
  }

  private static Optional<Path> find(String program) {
    return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin")
        .map(place -> Path.of(place, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts the daemons and waits until the node takes jobs. */
  static SlurmCluster start(Path folder) throws IOException, InterruptedException {
    SlurmCluster cluster = new SlurmCluster(folder);
    try {
      cluster.begin();
    } catch (IOException | IllegalStateException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  private void begin() throws IOException, InterruptedException {
    byte[] key = new byte[128];
    new SecureRandom().nextBytes(key);
    Path file = Files.write(folder.resolve("munge.key"), key);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.createDirectories(folder.resolve("state"));
    Files.createDirectories(folder.resolve("spool"));
    String host = InetAddress.getLocalHost().getHostName().split("\\.", 2)[0];
    Files.writeString(
        folder.resolve("slurm.conf"),
        CONFIG.formatted(host, System.getProperty("user.name"), folder, freePort(), freePort()));
    String path = folder.toString();
    // Forced, for a socket in a folder that other users cannot enter is just what is wanted here.
    daemon(
        "munged",
        "--foreground",
        "--force",
        "--key-file=" + path + "/munge.key",
        "--socket=" + path + "/munge.socket",
        "--pid-file=" + path + "/munged.pid",
        "--seed-file=" + path + "/munge.seed",
        "--log-file=" + path + "/munge.log");
    await("munged", () -> Files.exists(folder.resolve("munge.socket")));
    daemon("slurmctld", "-D", "-f", path + "/slurm.conf");
    daemon("slurmd", "-D", "-f", path + "/slurm.conf");
    await("slurmd", () -> run("sinfo", "--noheader", "--format=%T").strip().equals("idle"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void daemon(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(find(program).orElseThrow().toString());
    Collections.addAll(command, arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment());
    builder.redirectErrorStream(true).redirectOutput(log(program).toFile());
    daemons.add(builder.start());
  }

  private Path log(String program) {
    return folder.resolve(program + ".log");
  }

  /** Something that has to become true of a daemon. */
  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private void await(String daemon, Condition condition) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            daemon + " does not work: " + Files.readString(log(daemon)).strip());
      }
      Thread.sleep(200);
    }
  }

  /** What leads a command of Slurm to this cluster. */
  Map<String, String> environment() {
    return Map.of("SLURM_CONF", folder.resolve("slurm.conf").toString());
  }

  /** What a command of Slurm says. */
  String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return said;
  }

  /** Ends all jobs, then the daemons, the last one first. */
  @Override
  public void close() throws IOException, InterruptedException {
    if (daemons.size() == DAEMONS.size()) {
      run("scancel", "--user=" + System.getProperty("user.name"));
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      while (!run("squeue", "--noheader").isBlank() && System.nanoTime() < deadline) {
        Thread.sleep(500);
      }
    }
    Collections.reverse(daemons);
    for (Process daemon : daemons) {
      daemon.destroy();
      if (!daemon.waitFor(20, TimeUnit.SECONDS)) {
        daemon.destroyForcibly().waitFor();
      }
    }
  }
}
