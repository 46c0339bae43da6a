package org.lengthwise.corpus.grammar;

import java.util.List;
import java.util.stream.Stream;

/**
 * The hand-written words, the most frequent of a class first. Genders and kinds of adjectives take
 * turns, so that the first few of a list hold some of each. Nouns, names, verbs and adjectives
 * begin with a consonant in both languages: {@code a} never becomes {@code an}, and nothing is
 * elided. For the same reason no conjunction is {@code si} or ends in {@code -que}.
 */
final class WordLists {
  private WordLists() {}

  /** Source singular and plural; target masculine and feminine singular, the same in the plural. */
  static List<Lexeme> determiners() {
    return rows("""
            the the le la les les
            a - un une - -
            this these ce cette ces ces
            my my mon ma mes mes
            - two - - deux deux
            your your ton ta tes tes
            every - chaque chaque - -
            - three - - trois trois
            """)
        .map(r -> Lexeme.inflected(r[0], r[1], r[2], r[3], r[4], r[5]))
        .toList();
  }

  static List<Lexeme> conjunctions() {
    return invariable("and et, but mais, because car, or ou, when quand, so donc, then puis");
  }

  static List<Lexeme> prepositions() {
    return invariable(
        """
        with avec, in dans, on sur, under sous, behind derrière, for pour, without sans,
        before devant, against contre, toward vers, after après""");
  }

  static List<Lexeme> nouns() {
    return rows("""
            cat cats m chat chats
            house houses f maison maisons
            dog dogs m chien chiens
            flower flowers f fleur fleurs
            king kings m roi rois
            queen queens f reine reines
            book books m livre livres
            girl girls f fille filles
            horse horses m cheval chevaux
            town towns f ville villes
            garden gardens m jardin jardins
            car cars f voiture voitures
            boat boats m bateau bateaux
            letter letters f lettre lettres
            boy boys m garçon garçons
            cow cows f vache vaches
            knife knives m couteau couteaux
            song songs f chanson chansons
            baker bakers m boulanger boulangers
            street streets f rue rues
            bridge bridges m pont ponts
            mountain mountains f montagne montagnes
            castle castles m château châteaux
            chair chairs f chaise chaises
            soldier soldiers m soldat soldats
            forest forests f forêt forêts
            hat hats m chapeau chapeaux
            window windows f fenêtre fenêtres
            rabbit rabbits m lapin lapins
            key keys f clé clés
            gift gifts m cadeau cadeaux
            beach beaches f plage plages
            wall walls m mur murs
            hen hens f poule poules
            mirror mirrors m miroir miroirs
            shirt shirts f chemise chemises
            path paths m chemin chemins
            bottle bottles f bouteille bouteilles
            cake cakes m gâteau gâteaux
            moon moons f lune lunes
            """)
        .map(r -> Lexeme.noun(r[2].equals("f"), r[0], r[1], r[3], r[4]))
        .toList();
  }

  static List<Lexeme> names() {
    return rows("""
            peter m pierre
            mary f marie
            john m jean
            jane f jeanne
            james m jacques
            lucy f lucie
            william m guillaume
            margaret f marguerite
            matthew m mathieu
            julia f julie
            mark m marc
            martha f marthe
            philip m philippe
            sophia f sophie
            luke m luc
            theresa f thérèse
            """)
        .map(r -> Lexeme.name(r[1].equals("f"), r[0], r[2]))
        .toList();
  }

  /** Adjectives that stand before the noun in both languages. */
  static List<Lexeme> earlyAdjectives() {
    return adjectives(
        """
        small petit petite petits petites
        big grand grande grands grandes
        good bon bonne bons bonnes
        young jeune jeune jeunes jeunes
        new nouveau nouvelle nouveaux nouvelles
        pretty joli jolie jolis jolies
        bad mauvais mauvaise mauvais mauvaises
        fat gros grosse gros grosses
        """);
  }

  /** Adjectives that the target puts behind the noun. */
  static List<Lexeme> lateAdjectives() {
    return adjectives(
        """
        red rouge rouge rouges rouges
        green vert verte verts vertes
        white blanc blanche blancs blanches
        sad triste triste tristes tristes
        black noir noire noirs noires
        rich riche riche riches riches
        heavy lourd lourde lourds lourdes
        poor pauvre pauvre pauvres pauvres
        blue bleu bleue bleus bleues
        slow lent lente lents lentes
        free libre libre libres libres
        round rond ronde ronds rondes
        yellow jaune jaune jaunes jaunes
        cold froid froide froids froides
        wise sage sage sages sages
        sweet doux douce doux douces
        dry sec sèche secs sèches
        """);
  }

  static List<Lexeme> adverbs() {
    return invariable(
        """
        often souvent, always toujours, rarely rarement, sometimes parfois, still encore,
        quickly vite, already déjà, quietly calmement, gladly volontiers, really vraiment""");
  }

  /** Source third person singular and plural, target the same. */
  static List<String[]> intransitiveVerbs() {
    return rows("""
            sleeps sleep dort dorment
            sings sing chante chantent
            walks walk marche marchent
            falls fall tombe tombent
            laughs laugh rit rient
            comes come vient viennent
            dances dance danse dansent
            runs run court courent
            cries cry pleure pleurent
            swims swim nage nagent
            travels travel voyage voyagent
            smiles smile sourit sourient
            """)
        .toList();
  }

  /** Source third person singular and plural, target the same. */
  static List<String[]> transitiveVerbs() {
    return rows("""
            sees see voit voient
            takes take prend prennent
            finds find trouve trouvent
            follows follow suit suivent
            hides hide cache cachent
            watches watch regarde regardent
            carries carry porte portent
            seeks seek cherche cherchent
            paints paint peint peignent
            sells sell vend vendent
            washes wash lave lavent
            fears fear craint craignent
            breaks break casse cassent
            pushes push pousse poussent
            keeps keep garde gardent
            meets meet rencontre rencontrent
            draws draw dessine dessinent
            leaves leave quitte quittent
            """)
        .toList();
  }

  private static List<Lexeme> adjectives(String text) {
    return rows(text).map(r -> Lexeme.inflected(r[0], r[0], r[1], r[2], r[3], r[4])).toList();
  }

  private static List<Lexeme> invariable(String text) {
    return Stream.of(text.split(",\\s*"))
        .map(pair -> pair.split(" "))
        .map(r -> Lexeme.invariable(r[0], r[1]))
        .toList();
  }

  private static Stream<String[]> rows(String text) {
    return text.lines().map(line -> line.split(" "));
  }
}
