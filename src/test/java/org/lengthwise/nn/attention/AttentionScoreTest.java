package org.lengthwise.nn.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.nn.parameter.Parameters;
import org.lengthwise.nn.parameter.Pattern;
import org.lengthwise.nn.tensor.MaskedSoftmax;
import org.lengthwise.nn.tensor.PaddedBatch;
import org.lengthwise.spec.ScoreSpec;

/**
 * Golden numbers; {@link EveryScoreTest} has what holds for every kind.
 *
 * <p>Two sentences of three positions, keys of size 5, queries of size 3, or of size 5 where
 * nothing is projected. The literal scores and weights were computed from the equations, in double
 * precision.
 */
class AttentionScoreTest {
  private static final int KEY = 5;

  private final NDManager manager = NDManager.newBaseManager();
  private final Parameters parameters = new Parameters(manager, new Pattern(), true);

  /** The second sentence's third position is padding. */
  private final PaddedBatch sentences = PaddedBatch.of(List.of(new int[] {1, 2}, new int[] {1}), 0);

  @AfterEach
  void free() {
    manager.close();
  }

  /** A score, the size of its queries, and what it gives. */
  record Case(ScoreSpec spec, int query, double[] scores, double[] first, double[] second) {
    @Override
    public String toString() {
      return spec.toString();
    }
  }

  private static double[] list(double... numbers) {
    return numbers;
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            new ScoreSpec.Additive(4),
            3,
            list(
                0.1971364395172639,
                -0.8391269785240996,
                0.39473585747118756,
                -3.021316073707259,
                -2.1132234583441982,
                -1.1709854631773537),
            list(0.3886133094946005, 0.1378714002133639, 0.47351529029203565),
            list(0.2873903056596014, 0.7126096943403986, 0)),
        new Case(
            new ScoreSpec.Dot(ScoreSpec.Projection.NONE),
            5,
            list(-2.265625, -0.90625, 0.578125, 0.3125, 0.6875, -0.359375),
            list(0.045302516191154, 0.17639707750526976, 0.7783004063035762),
            list(0.4073334000459302, 0.5926665999540697, 0)),
        new Case(
            new ScoreSpec.Dot(ScoreSpec.Projection.QUERY),
            3,
            list(-0.14453125, 1.779296875, 0.642578125, -0.42578125, -0.65234375, -0.23828125),
            list(0.09956037697957221, 0.6817018478046258, 0.21873777521580193),
            list(0.5563995792788694, 0.44360042072113065, 0)),
        new Case(
            new ScoreSpec.Dot(ScoreSpec.Projection.KEYS),
            3,
            list(0.771484375, -1.626953125, 1.55078125, -1.337890625, 1.03515625, 1.220703125),
            list(0.3057357150306524, 0.027779089249641942, 0.6664851957197057),
            list(0.08525123312375987, 0.9147487668762402, 0)),
        new Case(
            new ScoreSpec.ScaledDot(ScoreSpec.Projection.NONE),
            5,
            list(
                -1.0132183023045922,
                -0.40528732092183684,
                0.25854535989841315,
                0.13975424859373686,
                0.30745934690622106,
                -0.16071738588279738),
            list(0.15615811819208597, 0.28680428618280596, 0.5570375956251081),
            list(0.4581717145427436, 0.5418282854572564, 0)),
        new Case(
            new ScoreSpec.ScaledDot(ScoreSpec.Projection.QUERY),
            3,
            list(
                -0.06463633997460329,
                0.7957257529305892,
                0.2873696736708714,
                -0.19041516370896647,
                -0.29173699393942565,
                -0.10656261455272435),
            list(0.20894564825247613, 0.49395096683437045, 0.29710338491315347),
            list(0.5253088093360899, 0.47469119066391, 0)),
        new Case(
            new ScoreSpec.ScaledDot(ScoreSpec.Projection.KEYS),
            3,
            list(
                0.4454167115818402,
                -0.9393218246776529,
                0.8953439721417243,
                -0.7724315124900267,
                0.5976477395908236,
                0.7047732778193674),
            list(0.3547876537337105, 0.08883501770155688, 0.5563773285647327),
            list(0.2026070423669527, 0.7973929576330473, 0)),
        new Case(
            new ScoreSpec.Bilinear(),
            3,
            list(-0.14453125, 1.779296875, 0.642578125, -0.42578125, -0.65234375, -0.23828125),
            list(0.09956037697957221, 0.6817018478046258, 0.21873777521580193),
            list(0.5563995792788694, 0.44360042072113065, 0)),
        new Case(
            new ScoreSpec.Cosine(ScoreSpec.Projection.NONE, 2.5),
            5,
            list(
                -0.7584902047807143,
                -0.2097435018799301,
                0.138562396379983,
                0.1599475831180184,
                0.21397798256174463,
                -0.16791322364332809),
            list(0.19292183483985795, 0.3339635345228135, 0.4731146306373285),
            list(0.48649568522348047, 0.5135043147765196, 0)),
        new Case(
            new ScoreSpec.Cosine(ScoreSpec.Projection.QUERY, 2.5),
            3,
            list(
                -0.06607979381034702,
                0.5623852001462559,
                0.21032676623033666,
                -0.3004979506569888,
                -0.27996272588110466,
                -0.15351620595708465),
            list(0.23848621899862255, 0.447097423548604, 0.31441635745277363),
            list(0.49486637420698376, 0.5051336257930162, 0)),
        new Case(
            new ScoreSpec.Cosine(ScoreSpec.Projection.KEYS, 2.5),
            3,
            list(
                0.4202265701238421,
                -0.35735841602223783,
                0.7050685487914566,
                -0.7921683857759029,
                0.42527481073196877,
                0.661293895919696),
            list(0.3585429262956822, 0.16475563981260463, 0.47670143389171316),
            list(0.2283867134588352, 0.7716132865411648, 0)),
        new Case(
            new ScoreSpec.Uniform(),
            3,
            list(0, 0, 0, 0, 0, 0),
            list(1 / 3.0, 1 / 3.0, 1 / 3.0),
            list(0.5, 0.5, 0)));
  }

  private AttentionScore score(Case given) {
    return AttentionScore.of(given.spec(), parameters, "score", given.query(), KEY);
  }

  private NDArray query(int size) {
    return parameters.declare("test.query", Parameters.Role.WEIGHT, 2, size);
  }

  private NDArray keys() {
    return parameters.declare("test.keys", Parameters.Role.WEIGHT, 2, 3, KEY);
  }

  private static double[] numbers(NDArray array) {
    float[] floats = array.toFloatArray();
    double[] numbers = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      numbers[i] = floats[i];
    }
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyScoreIsItsEquation(Case given) {
    AttentionScore score = score(given);
    NDArray scores = score.forward(query(given.query()), score.project(keys()));
    assertThat(scores.getShape()).isEqualTo(new Shape(2, 3));
    assertThat(numbers(scores)).containsExactly(given.scores(), within(2e-6));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void paddingGetsNoWeightWhateverTheScore(Case given) {
    AttentionScore score = score(given);
    NDArray scores = score.forward(query(given.query()), score.project(keys()));
    NDArray weights = MaskedSoftmax.of(scores, sentences.mask(manager));
    assertThat(numbers(weights.get(0))).containsExactly(given.first(), within(1e-6));
    assertThat(numbers(weights.get(1))).containsExactly(given.second(), within(1e-6));
    assertThat(weights.getFloat(1, 2)).isZero();
  }

  @Test
  void parametersAreNamedAndShapedAfterTheirPart() {
    assertThat(declared(new ScoreSpec.Additive(4)))
        .containsExactly("score.query (3, 4)", "score.key (5, 4)", "score.vector (4, 1)");
    assertThat(declared(new ScoreSpec.Dot(ScoreSpec.Projection.QUERY)))
        .containsExactly("score.projection (3, 5)");
    assertThat(declared(new ScoreSpec.ScaledDot(ScoreSpec.Projection.KEYS)))
        .containsExactly("score.projection (5, 3)");
    assertThat(declared(new ScoreSpec.Bilinear())).containsExactly("score.weights (3, 5)");
    assertThat(declared(new ScoreSpec.Cosine(ScoreSpec.Projection.QUERY, 2)))
        .containsExactly("score.projection (3, 5)", "score.sharpness (1)");
    assertThat(declared(new ScoreSpec.Uniform())).isEmpty();
  }

  private List<String> declared(ScoreSpec spec) {
    Parameters fresh = new Parameters(manager, new Pattern(), true);
    AttentionScore.of(spec, fresh, "score", 3, KEY);
    List<String> found = new ArrayList<>();
    fresh.byName().forEach((name, array) -> found.add(name + " " + array.getShape()));
    return found;
  }

  @Test
  void sizesThatDifferNeedAProjection() {
    for (ScoreSpec spec :
        List.of(
            new ScoreSpec.Dot(ScoreSpec.Projection.NONE),
            new ScoreSpec.ScaledDot(ScoreSpec.Projection.NONE),
            new ScoreSpec.Cosine(ScoreSpec.Projection.NONE, 2))) {
      assertThatThrownBy(() -> AttentionScore.of(spec, parameters, "score", 3, KEY))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the score score has no projection, but a query has size 3 and a key size 5; wanted:"
                  + " equal sizes, or projection: query or keys");
    }
    assertThat(parameters.byName()).isEmpty();
  }
}
