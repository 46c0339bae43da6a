/**
 * A synthetic bitext: sentences of an English-like language and their translations into a
 * French-like one.
 *
 * <h2>What it is for</h2>
 *
 * Sentences of every length are equally frequent, from 3 tokens to the limit, and to translate one
 * takes every one of its content words. So a model that must squeeze the sentence into one vector
 * fails as sentences grow, and one that may look back does not. It illustrates; it proves nothing
 * about natural languages.
 *
 * <h2>Grammar</h2>
 *
 * A synchronous context-free grammar: each rule gives its parts in the order of the source and of
 * the target. Lower case; every sentence ends in {@code .}; {@code |} parts alternatives, brackets
 * hold what may be left out.
 *
 * <pre>
 * sentence   = clause { conjunction clause } .
 * clause     = subject verb-phrase | short-subject is|are quality
 * short-subject = determiner nominal | plural nominal | name | he|she|they
 * subject    = short-subject | determiner nominal of-phrase | determiner nominal brief-relative
 * nominal    = [[very] early-adjective] [[very] late-adjective] noun
 * quality    = [very] adjective
 * of-phrase  = of the nominal | of determiner nominal | of plural nominal | of name
 * verb-phrase = intransitive [adjunct] | transitive object [adjunct] | clitic-verb [adjunct]
 * intransitive, transitive = [adverb] verb | does|do not verb
 * clitic-verb = [adverb] verb him|her|them | does|do not verb him|her|them
 * adjunct    = preposition object
 * object     = plain-object | determiner nominal of-phrase | determiner nominal relative
 *            | plural nominal relative
 * plain-object = determiner nominal | plural nominal | name
 * relative   = that verb-phrase | that is|are quality
 * brief-relative = that intransitive | that transitive plain-object | that clitic-verb
 *            | that is|are quality
 * </pre>
 *
 * After a transitive verb an adjunct follows a plain object only. A relative clause holds no second
 * clause by conjunction; relatives nest to the right without bound, but not within a subject.
 *
 * <h2>How the word order differs</h2>
 *
 * <table>
 * <caption>Source and target order</caption>
 * <tr><td>late adjectives (most) go behind the noun, with their {@code very}</td>
 *     <td>the very red house</td><td>la maison très rouge</td></tr>
 * <tr><td>early adjectives stay before it</td>
 *     <td>the small red house</td><td>la petite maison rouge</td></tr>
 * <tr><td>adverbs go behind the verb</td>
 *     <td>he often sleeps</td><td>il dort souvent</td></tr>
 * <tr><td>object pronouns go before the verb</td>
 *     <td>peter sees him</td><td>pierre le voit</td></tr>
 * <tr><td>negation goes around the verb, and around a pronoun before it</td>
 *     <td>she does not see them</td><td>elle ne les voit pas</td></tr>
 * <tr><td>both</td>
 *     <td>they often see her</td><td>ils la voient souvent</td></tr>
 * <tr><td>a bare plural gets an article (one token more)</td>
 *     <td>cats sleep</td><td>des chats dorment</td></tr>
 * <tr><td>but not after {@code of}</td>
 *     <td>the king of cats</td><td>le roi de chats</td></tr>
 * <tr><td>{@code of the} contracts except in the feminine singular (one token less)</td>
 *     <td>of the king, of the kings, of the queen</td><td>du roi, des rois, de la reine</td></tr>
 * </table>
 *
 * No word moves out of its noun phrase or verb group; everything else keeps its place. The target
 * is about 2 percent longer on average.
 *
 * <h2>Agreement</h2>
 *
 * Target determiners and adjectives, predicative ones too, agree with their noun, name or pronoun
 * in gender and number: {@code le, la, les; un, une; ce, cette, ces; mon, ma, mes; petit, petite,
 * petits, petites}. Verbs agree in number in both languages, also behind {@code that}, and the
 * copula likewise; after {@code does|do} the source verb does not show it, the target verb does.
 * The gender of each noun has to be learnt, because the source does not show it. All verbs are in
 * the third person of the present. A predicative adjective follows a short subject, and in a
 * relative clause the noun right before {@code that}, so nothing agrees over a distance but verbs,
 * whose source form shows the number.
 *
 * <p>The translation is a function of the source: each word has one reading, and where an adjunct
 * could be attached twice both ways give the same target. Each content word (noun, name, adjective,
 * adverb, verb) gives exactly one target word, and no target form belongs to two of them.
 *
 * <p>Simplified against French: content words begin with a consonant, so nothing is elided; {@code
 * des} stays before an early adjective (<i>des petits chats</i>); {@code they} and {@code them} are
 * masculine; {@code a} never follows {@code of}.
 *
 * <h2>Words</h2>
 *
 * The lexicon has exactly as many source forms as asked for, singular and plural, full stop and
 * function words counted: 23 function words without which a construction could not be said, up to
 * 18 more determiners, conjunctions and prepositions, and of the rest 42 percent noun forms, 14
 * intransitive and 16 transitive verb forms, 8 names, 6 adverbs, and about 14 adjectives, two
 * fifths of them early. Hand-written lists come first; beyond them words are made of syllables
 * (nouns {@code -on, -ette}, adjectives {@code -ique, -ant}, verbs {@code -e}). Each class has as
 * many target lexemes as source lexemes, but more forms, because more agrees: 185 target forms for
 * 150 source forms, 2,559 for 2,000. Within a class the most frequent word is drawn nearly three
 * times as often as the rarest.
 *
 * <h2>Drawing</h2>
 *
 * A sentence is drawn from the weighted grammar given its exact length. A hash of the source text
 * says whether it is for training, development or testing (6, 1 and 1 in 8), whatever the seed. A
 * sentence whose target would be longer than the limit is drawn again.
 */
@NullMarked
package org.lengthwise.corpus.grammar;

import org.jspecify.annotations.NullMarked;
