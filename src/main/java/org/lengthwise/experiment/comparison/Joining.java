package org.lengthwise.experiment.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.lengthwise.config.ExperimentReader;
import org.lengthwise.config.binding.EffectiveConfig;
import org.lengthwise.evaluation.Scoring;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.io.AtomicFile;
import org.lengthwise.io.FolderReplacement;
import org.lengthwise.io.IoFault;
import org.lengthwise.report.Report;
import org.lengthwise.report.data.RunRecord;
import org.lengthwise.results.ExperimentFolder;
import org.lengthwise.results.JoinedResults;
import org.lengthwise.results.RunFolder;
import org.lengthwise.results.SharpnessRow;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.ModelSpec;

/**
 * Results of several experiments, joined. Runs of one name that are equal in everything but the
 * seed are seeds of one model; nothing is trained or translated.
 */
public final class Joining {
  /** The files of a run that are taken over as they are. */
  private static final List<Function<RunFolder, Path>> COPIED =
      List.of(
          RunFolder::status,
          RunFolder::provenance,
          RunFolder::training,
          RunFolder::validation,
          RunFolder::hypotheses,
          RunFolder::sentences,
          RunFolder::accuracy,
          RunFolder::alignments,
          RunFolder::sharpness);

  private final List<Member> members;

  private Joining(List<Member> members) {
    this.members = members;
  }

  /**
   * Reads the results to be joined.
   *
   * @throws RefusedException naming each key in which they may not differ and do
   */
  public static Joining of(List<ExperimentFolder> folders) {
    List<Member> members = folders.stream().map(Member::read).toList();
    List<String> faults = new ArrayList<>();
    Member first = members.get(0);
    for (Member other : members.subList(1, members.size())) {
      differences(first.test(), other.test(), first, other, "", faults);
      differences(
          first.decoding(first.runs().get(0).model()),
          other.decoding(other.runs().get(0).model()),
          first,
          other,
          "",
          faults);
    }
    checkRuns(members, faults);
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
    return new Joining(members);
  }

  private static void checkRuns(List<Member> members, List<String> faults) {
    Map<String, Member> models = new LinkedHashMap<>();
    Map<String, Member> runs = new LinkedHashMap<>();
    for (Member member : members) {
      Set<String> named = new LinkedHashSet<>();
      for (RunRecord run : member.runs()) {
        Member before = models.putIfAbsent(run.model(), member);
        if (before != null && !before.equals(member) && named.add(run.model())) {
          differences(
              before.settings(run.model()),
              member.settings(run.model()),
              before,
              member,
              "two models are called " + run.model() + ": ",
              faults);
        }
        Member same = runs.putIfAbsent(run.model() + "-s" + run.seed(), member);
        if (same != null) {
          faults.add(
              "%s, seed %d, is in both %s and %s; leave one out"
                  .formatted(run.model(), run.seed(), same.name(), member.name()));
        }
      }
    }
  }

  private static void differences(
      Map<String, String> left,
      Map<String, String> right,
      Member first,
      Member other,
      String what,
      List<String> faults) {
    Set<String> keys = new LinkedHashSet<>(left.keySet());
    keys.addAll(right.keySet());
    for (String key : keys) {
      String one = left.getOrDefault(key, "not given");
      String another = right.getOrDefault(key, "not given");
      if (!one.equals(another)) {
        faults.add(
            "%s%s differs: %s in %s, %s in %s"
                .formatted(
                    what, key, shortened(one), first.name(), shortened(another), other.name()));
      }
    }
  }

  /** A hash tells no more in full. */
  private static String shortened(String value) {
    return value.matches("[0-9a-f]{64}") ? value.substring(0, 12) + "…" : value;
  }

  /** The runs of the members that are not finished, and so are left out; by their paths. */
  public List<String> missing() {
    return members.stream()
        .flatMap(member -> member.missing().stream().map(run -> member.name() + ": " + run))
        .toList();
  }

  /**
   * Scores, tests and reports the joined results in a folder of their own. One of the same name
   * that was joined before is replaced.
   *
   * @param name of the folder, and in the report
   * @param results the folder of the folder
   * @param overrides keys of the first member's config that the comparison has otherwise, each
   *     {@code key=value}
   * @return the folder
   * @throws RefusedException when the folder holds an experiment
   */
  public ExperimentFolder write(String name, Path results, List<String> overrides) {
    Path place = results.resolve(name);
    ExperimentFolder there = new ExperimentFolder(place);
    if (Files.exists(place) && !Files.exists(there.joined())) {
      throw new RefusedException(
          place + " exists and is no comparison; give this one another name");
    }
    ExperimentSpec spec = spec(name, overrides);
    try (FolderReplacement replacement = FolderReplacement.begin(place)) {
      fill(new ExperimentFolder(replacement.fresh()), spec);
      replacement.finish();
    } catch (IOException e) {
      throw IoFault.cannot("write to", place, e);
    }
    return there;
  }

  private ExperimentSpec spec(String name, List<String> overrides) {
    ExperimentSpec first = members.get(0).results().spec();
    Map<String, ModelSpec> models = new LinkedHashMap<>();
    Set<Long> seeds = new LinkedHashSet<>();
    for (Member member : members) {
      member.results().spec().models().forEach(model -> models.putIfAbsent(model.name(), model));
      member.runs().forEach(run -> seeds.add(run.seed()));
    }
    List<String> all = new ArrayList<>(List.of("name=" + name));
    all.addAll(overrides);
    String union =
        EffectiveConfig.yaml(
            first
                .withModels(List.copyOf(models.values()))
                .withSeeds(seeds.stream().sorted().toList())
                .withoutExecutor());
    return ExperimentReader.parse(union, "the joined config", all);
  }

  private void fill(ExperimentFolder to, ExperimentSpec spec) throws IOException {
    AtomicFile.write(to.config(), EffectiveConfig.yaml(spec));
    members.get(0).corpus().write(to.corpus());
    List<RunFolder> runs = new ArrayList<>();
    for (Member member : members) {
      for (RunRecord run : member.runs()) {
        RunFolder fresh = to.run(run.model(), run.seed());
        copy(member, run, fresh);
        runs.add(fresh);
      }
    }
    new JoinedResults(members.stream().map(Joining::member).toList()).write(to.joined());
    Scoring.of(
            spec,
            members.get(0).corpus().lowerCase(),
            members.get(0).corpus().train().source().lengths())
        .score(inOrder(runs, spec, to), to);
    Report.write(to);
  }

  /** Seed by seed, the models of a seed as the config has them, like the runs of an experiment. */
  private static List<RunFolder> inOrder(
      List<RunFolder> runs, ExperimentSpec spec, ExperimentFolder to) {
    return spec.seeds().stream()
        .flatMap(seed -> spec.models().stream().map(model -> to.run(model.name(), seed)))
        .filter(runs::contains)
        .toList();
  }

  private static JoinedResults.Member member(Member member) {
    return new JoinedResults.Member(
        member.results().spec().name(),
        member.runs().stream().map(run -> run.model() + "-s" + run.seed()).toList(),
        member.results().provenance().orElse(null));
  }

  private static void copy(Member member, RunRecord run, RunFolder to) throws IOException {
    Files.createDirectories(to.root());
    RunFolder from = member.folder().run(run.model(), run.seed());
    for (Function<RunFolder, Path> file : COPIED) {
      if (Files.exists(file.apply(from))) {
        Files.copy(file.apply(from), file.apply(to));
      }
    }
    ExperimentSpec own = member.results().own().getOrDefault(run.model(), member.results().spec());
    AtomicFile.write(to.config(), EffectiveConfig.yaml(own));
    if (!Files.exists(to.sharpness())) { // a publication has them all in one table
      SharpnessRow.write(
          member.results().sharpness().stream()
              .filter(row -> row.model().equals(run.model()) && row.seed() == run.seed())
              .toList(),
          to.sharpness());
    }
  }
}
