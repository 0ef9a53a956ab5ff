"""Kinds of what people do with quotations and citations, each with a few of its kind: what the checker says of them on the real text.

An essay of one or two sentences stands with the verdicts on all its quotations, and with words that are told of the first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from checking import Checker, words

pytestmark = pytest.mark.node

Kind = dict[str, tuple[list[str], str]]

GAPS: Kind = {  # what dots leave out
    "The promise counts “more … than a show of resolve in retaining the Il-28s in Cuba” (¶ 14).": (["exact"], ""),
    "“We do … want that” (¶ 26).": (["cropped"], "The dots leave out “not”"),
    "“these [two alternatives] are … equivalent” (¶ 12).": (["cropped"], "leave out “not”"),
    "“we could … agree with the U.S. demand” (¶ 6).": (["cropped"], "leave out “not”"),
    "“you … prove [dokazat’] it completely” (¶ 23).": (["cropped"], "leave out “cannot”"),
    "“this can … be guaranteed” (¶ 6).": (["cropped"], "leave out “never”"),
    "“we must be guided … by facts” (¶ 41).": (["exact"], ""),
    "“the United States now … would decide to invade Cuba” (¶ 29).": (["exact"], ""),
    "“The remaining planes … exist as a result of U.S. actions” (¶ 3).": (["exact"], ""),
    "“do not play any role … and are breaking up the Il-28 units” (¶ 3).": (["exact"], ""),
    "“They are sufficient for repelling aggression like that in 1961, and even aggression by more powerful forces . . .” (¶ 12).": (
        ["cropped"],
        "takes it back: “but not all those forces",
    ),
    "“this would not cause a military conflict … when one has to deal with lunatics” (¶ 6).": (["cropped"], "“although this can"),
    "“the removal of the Il-28s is a concession on our part … it fits under the category of offensive weapons” (¶ 31).": (
        ["cropped"],
        "“to some extent,” which limits",
    ),
    "“We agree that … inspections are unacceptable” (¶ 62).": (["cropped"], "only “unilateral.”"),
    "“It was … unpleasant for us to read this report” (¶ 59).": (["exact"], ""),
    "“Yes, we also did it in our own interests. . . . We did it only in the name of all that” (¶ 47).": (["cropped"], "“But our"),
    "“you can see that … the Americans could even agree to leave the planes there” (¶ 71).": (["cropped"], "“allegedly.”"),
    "“they allegedly allow for the possibility that … the Americans could even agree” (¶ 71).": (["exact"], ""),
    "“we will handle it, we will die” (¶ 35).": (["exact"], "whose they are: “They can say …”"),
    "“they are offensive weapons” (¶ 7).": (["exact"], "whose they are"),
    "“as caring only about Soviet interests” (¶ 48).": (["cropped"], "an editor’s"),
    "“After all, we could not agree with the U.S. demand” (¶ 6).": (["cropped"], "Without “choose to,”"),
    "“achieved by [his] delivering a nuclear strike” (¶ 67).": (["exact"], "stand for “our.”"),
    "“this will … be the final crisis” (¶ 60).": (["cropped"], "leave out “not”"),
    "“This will . . . be the final crisis” (¶ 60).": (["cropped"], "leave out “not”"),
    "“we would . . . had these planes” (¶ 3).": (["cropped"], "leave out “not”"),
    "“The law … is on Cuba’s side” (¶ 42).": (["exact"], "The dots leave out nothing."),
    "“these [options] are [truly] equivalent” (¶ 12).": (["cropped"], "leave out “not”"),
    "“therefore … the United States would pose new demands” (¶ 15).": (["exact"], "lead from ¶ 14 to ¶ 15"),
    "“It is true … that the United States would pose new demands” (¶ 15).": (["cropped"], "that somebody says it: “say.”"),
    "“the United States … would be forced to fulfill it obligations” (¶ 14).": (["exact"], ""),
    "“the Soviet side may … free of its obligations” (¶ 45).": (["exact"], ""),
    "“We believe that … this verification would be based on the same conditions” (¶ 20).": (["exact"], ""),
    "“we think that … Cuba will live” (¶ 39).": (["altered"], ""),
    "“Cuban comrades … will live” (¶ 39).": (["cropped"], "who acts: “Cuba.”"),
    "“Therefore, we believe that … we should agree to withdraw Il-28s from Cuba” (¶ 14).": (["cropped"], "a condition: “if.”"),
    "“We are [never] offended that Pedro Luis” (¶ 59).": (["altered"], "The brackets put in “never,”"),
    "“there is [no] great deal of work for diplomacy here” (¶ 52).": (["altered"], "put in “no,”"),
    "He is “[not] offended” (¶ 59).": (["altered"], "put in “not,”"),
    "“The Americans [cannot] be trusted” (¶ 30).": (["exact"], ""),
    "“We [Soviets, not Cubans] will not abandon Cuba” (¶ 39).": (["exact"], ""),
    "“Then we would be able to give Kennedy an answer that we would … have to change later” (¶ 69).": (["cropped"], "“not”"),
    "“We discussed these issues before the full quorum of our collective leadership … and all those present arrived at the unanimous "
    "conclusion” (¶ 2).": (["exact"], ""),
    "“There are no particular losses. … these planes, as is well known, are obsolete” (¶ 3).": (
        ["exact"],
        "leave out 18 words and pass over the ends of 2 sentences",
    ),
    "“We do not want that. . . . the matter could end in catastrophe” (¶ 26).": (["exact"], "pass over the end of a sentence"),
    "“The Americans, of course, are aware of all this. … Why are they focusing attention on these planes now?” (¶¶ 8–9).": (["exact"], ""),
    "“This should be taken into account … we would create such conditions for the United States” (¶¶ 13–14).": (["altered"], ""),
    "“These would be mutual obligations … for the United States that it would be forced” (¶¶ 13–14).": (["exact"], "from ¶ 13 to ¶ 14"),
    "“We did that … in our own interests” (¶ 47).": (["cropped"], "“we also did it,” which limits"),
    "“Cuba will rise again … technicians, agricultural specialists” (¶ 39).": (["cropped"], "“we also sent our,” which limits"),
    "“We do not want that … the imperialist camp” (¶ 26).": (["exact"], "pass over the end of a sentence"),
    "“And it … would have helped the Cuban people” (¶ 53).": (["cropped"], "doubtful,” which limits"),
    "“And … it would have helped the Cuban people” (¶ 53).": (["cropped"], "doubtful,” which limits"),
    "“You … this could have been achieved by our delivering a nuclear strike” (¶ 67).": (["cropped"], "whose belief it is: “believed.”"),
    "“The imperialist interventionists … their main approach would be to create conditions of economic disaster” (¶ 38).": (
        ["cropped"],
        "whose belief it is: “believed.”",
    ),
    "“And … we achieved [our] goals in the interests of Cuba” (¶ 54).": (["exact"], ""),
    "He says: “. . . this could have been achieved by our delivering a nuclear strike” (¶ 67).": (["cropped"], "“You believed that"),
    "Castro believed “… this could have been achieved by our delivering a nuclear strike” (¶ 67).": (["exact"], "“You believed that"),
    "He warns: “… we will handle it, we will die” (¶ 35).": (["cropped"], "“They can say"),
}
UNDONE: Kind = {  # a word that says no, without dots; and a word that brackets put for another
    "“this would cause a military conflict” (¶ 6).": (["altered"], "“not” is left out: the sentence may say the opposite"),
    "“the imperialist camp will leave us alone” (¶ 60).": (["altered"], "“not” is left out"),
    "“We agree that unilateral inspections are acceptable for any country” (¶ 62).": (["altered"], "“unacceptable” is left out"),
    "“We will never abandon Cuba” (¶ 39).": (["altered"], "It differs in one place from ¶ 39, sentence 2. never>not"),
    "“inspections on ships in [Cuban] waters” (¶ 20).": (["cropped"], "The brackets put another word for “neutral.”"),
    "“inspections on ships in [American] waters” (¶ 20).": (["cropped"], "another word for “neutral.”"),
    "“inspections on [planes] in neutral waters” (¶ 20).": (["cropped"], "another word for “ships.”"),
    "“achieved by [Khrushchev’s] delivering a nuclear strike” (¶ 67).": (["exact"], "stand for “our.”"),
    "“[i]nspections on ships in neutral waters” (¶ 20).": (["exact"], ""),
    "“inspections on [shipping] in neutral waters” (¶ 20).": (["exact"], "stand for “ships.”"),
}
CARRIED: Kind = {  # quotations that need no citation of their own, or are none
    "From his “no” he makes a “Yes”, and that is the “end” of it.": (["unjudged", "unjudged", "unjudged"], "A common word."),
    "He is “Thinking about” it.": (["unjudged"], "A common word."),
    "He fears “the bony hand of hunger” in Cuba.": (["uncited"], ""),
    "He fears “lunatics” in Washington.": (["uncited"], ""),
    "“this can never be guaranteed, of course, when one has to deal with lunatics” (¶ 6). Who are these “lunatics”?": (
        ["exact", "exact"],
        "",
    ),
    "“the aggressive forces to undermine what was already achieved” (¶ 70). Who are these “aggressive forces”?": (["exact", "exact"], ""),
    "In ¶ 42 he speaks of law. In the same paragraph he says “The law is on Cuba’s side.”": (["exact"], ""),
    "In ¶ 42 he speaks of law. Elsewhere he says “The law is on Cuba’s side.”": (["uncited"], ""),
    "* ¶9 “two factors play a role”\n   1 - “an issue of presidential prestige”\n   2 - “so to speak, two factors”": (["exact"] * 3, ""),
    "The edition “Special No. 1013” has notes.": (["unjudged"], "It looks like a title."),
    "It “was received in the morning” there.": (["uncited"], "Cite it as headnote."),
    "“obsolete and do not play any role in the army” (p 3).": (["altered"], "Did you mean ¶ 3?"),
    "He fears “the bony hand of hunger” (p. 38).": (
        ["missing"],
        "The source has 21 pages and no page 38; the words are exact, and stand in ¶ 38",
    ),
    "The “appetite grows at mealtime” (p. 15).": (
        ["misplaced"],
        "Did you mean ¶ 15? Before these words the text says whose they are: “… is true",
    ),
    "We “will not not abandon Cuba” (¶ 39).": (["altered"], "“not” is put in: the sentence may say the opposite"),
}
BESIDE: Kind = {  # what is quoted from beside the text
    "Kennedy says “not the most modern of weapons” (B1), which a note quotes.": (
        ["beside"],
        "It stands in Document B, B1, of the lesson “Why",
    ),
    # B1 is in several lessons: it is said in which of them these words stand
    "Forty-two is “the number that the head of the CIA gave in January 1963” (B1).": (["beside"], "B1, of the lesson “What does"),
    "Kennedy calls them “not the most modern weapons” (B1).": (["altered"], "in one place from Document B, B1, of the lesson"),
    "Kennedy says “not the most modern of weapons” (Document B, 1).": (["beside"], "It stands in Document B, B1, of the lesson"),
    "Kennedy wrote of “not the most modern of weapons” (to Khrushchev, 6 Nov. 1962).": (["beside"], "It stands in Document B, B1,"),
    "They say “not the most modern of weapons” (note on “obsolete,” ¶ 3).": (["beside"], "It stands in the note on “obsolete,” ¶ 3"),
    "Kennedy asks for the “very minimum” (B3).": (["beside"], "It stands in Document B, B3,"),
    "Kennedy asks for the “very minimum” (B1).": (["other"], ""),
    "“judging coolly, we should agree to take the Il-28s out of Cuba” (¶ 14).": (["adapted"], "stand in the adapted text"),
    "“is a bomber, and it can fly quite far” (¶ 31, adapted text).": (["beside"], "stands in the adapted text"),
    "Khrushchev says “is a bomber, and it can fly quite far” there.": (["adapted"], "Quote ¶ 31, sentence 2."),
    "“is a bomber, and it can fly quite far” (¶ 31).": (["adapted"], "stand in the adapted text"),
    "The editors write that “Kennedy asked Congress for stand-by power over 150,000 reservists” (Editors of Special No. 1013, note on "
    "“150,000 reservists,” ¶ 3).": (["beside"], "note on “150,000 reservists,” ¶ 3"),
    "They say “Nine of them lay in crates at Holguín” (note on “forty-one,” ¶ 2).": (["beside"], "note on “forty-one,” ¶ 2"),
    "“Nine of them lay in crates at Holguín” (¶ 2).": (["borrowed"], "note on “forty-one,” ¶ 2"),
    "“Nine of them lay in boxes at Holguín” (note on “forty-one,” ¶ 2).": (["altered"], "note on “forty-one,” ¶ 2"),
    "The bombers “could carry nuclear weapons for long distances” (Kennedy to Khrushchev, 6 November 1962, B2).": (["beside"], "B2"),
    "Kennedy calls them “distinctly capable of offensive use” (B2).": (["misplaced"], "B1"),
    "Kennedy calls them “distinctly capable of defensive use” (Document B).": (["altered"], "B1"),
    "He gave “a gentleman’s word” in another message.": (["beside"], ""),
    "He gave “a gentleman’s word that we will remove the IL-28 planes” (Khrushchev to Kennedy, 11 November 1962, B1).": (["beside"], "B1"),
    "He says “We have forty-one of them altogether. ” and “it makes sense to agree to take all the Il-28s out of Cuba” (¶ 2).": (
        ["exact", "adapted"],
        "",
    ),
    "The note calls this “Exaggerated” and sends us to ¶ 31.": (["beside"], "the note on"),
    "The editors call his figure “Rounded” (¶ 7).": (["beside"], "note on “12,000 meters,” ¶ 7"),
    "He calls this “Exaggerated” (¶ 31).": (["absent"], ""),
    "The note calls this “Overblown” (¶ 31).": (["absent"], ""),
    "He was “The Soviet ambassador through whom Moscow and Castro wrote to each other” in Havana.": (["beside"], "Alekseev"),
    "Khrushchev, “Telegram from Khrushchev to Mikoyan,” ¶ 3, says “There are no particular losses.”": (["exact"], "¶ 3"),
    "He says “There are no particular losses.”¹\n\n¹ Nikita Khrushchev, “Telegram from Khrushchev to Mikoyan (Special No. 1013),” ¶ 3.": (
        ["exact"],
        "",
    ),
    "“There are no particular losses” (Khrushchev, “Telegram,” ¶ 3).": (["exact"], ""),
    "“There are no particular losses” (Doc 1, ¶ 3).": (["exact"], ""),
    "“There are no particular losses” (Document A).": (["uncited"], "Cite it as ¶ 3."),
    "“There are no particular losses” (Doc. 1).": (["uncited"], "Cite it as ¶ 3."),
    "“There are no peculiar losses” (Doc A).": (["altered"], ""),
    "“There are no particular losses” (Document A, ¶ 4).": (["misplaced"], ""),
}
CITED: Kind = {  # citations as people write them
    "They say “put in by the translator” (editors’ note 12) (¶ 9).": (["beside"], "the note on “[domestic],” ¶ 9"),
    "“This is one point” (editors’ note 12) (¶ 9).": (["exact"], ""),
    "“This is one point” (see note 12), ¶ 9.": (["exact"], ""),
    "“Let’s return to the Cuban claims to the effect that the United States cannot be trusted” (p. 29).": (
        ["altered"],
        "a printout counts its own. Cite a paragraph.",
    ),
    "“This is one point” (p. 38).": (["missing"], "Write ¶ 9: a printout counts its own pages."),
    "We “could” all learn from a man who calls it “moral strengthening” (¶ 72).": (["unjudged", "exact"], "A common word."),
    "“There are no particular losses” (§ 3).": (["exact"], ""),
    "“There are no particular losses” (§§ 2–3).": (["exact"], ""),
    "“There are no particular losses” (§ 4).": (["misplaced"], "cited to § 4"),
    "„There are no particular losses“ (Absatz 3).": (["exact"], ""),
    "„There are no particular losses“ (Abs. 18).": (["misplaced"], "Abs. 18"),
    "„There are no particular losses“ (3), und „we could quite cheaply agree“ (6).": (["exact", "altered"], ""),
    "»There are no particular losses« (18).": (["misplaced"], "18"),
    "``There are no particular losses'' (18).": (["misplaced"], "18"),
    "« There are no particular losses » (alinéa 3).": (["exact"], ""),
    "« There are no particular losses » (al. 5).": (["misplaced"], ""),
    "«There are no particular losses» (párrafo 3).": (["exact"], ""),
    "«There are no particular losses» (párr. 5).": (["misplaced"], ""),
    "“There are no particular losses” (parag. 3).": (["exact"], ""),
    "“There are no particular losses” (abs. 4).": (["misplaced"], ""),
    "“There are no particular losses” (Par. 3)": (["exact"], ""),
    "“This is how we understand the issue of verification” (p. 6).": (["exact"], "It is on page 6 of the source; cite it as ¶ 21."),
    "“This is how we understand the issue of verification” (page 6).": (["exact"], ""),
    "“This is how we understand the issue of verification” (pp. 5–6).": (["exact"], ""),
    "“This is how we understand the issue of verification” (p. 21).": (["misplaced"], "Did you mean ¶ 21?"),
    "On page 9 he says “This is how we understand the issue of verification.”": (["misplaced"], "page 6"),
    "“This is how we understand the issue of verification” (p. 491).": (["missing"], "no page 491"),
    "“we were not such idiots” (Khrushchev Remembers, p. 494).": (["other"], ""),
    "“we were not such idiots” (p. 494).": (["other"], ""),
    "“This is how we understand the issue of verification” (21).": (["exact"], ""),
    "“This is how we understand the issue of verification” (Khrushchev 21).": (["exact"], ""),
    "“This is how we understand the issue of verification” (Khrushchev 22).": (["misplaced"], ""),
    "“This is how we understand the issue of verification” (1962).": (["unjudged"], ""),
    "“a bridge too far” (12).": (["other"], ""),
    "“There are no particular losses.”* It is so.\n\n* ¶ 3.": (["exact"], ""),
    "“There are no particular losses.”† It is so.\n\n† ¶ 4.": (["misplaced"], ""),
    "“There are no particular losses”[a] he says.\n\n[a] Telegram, ¶ 3.": (["exact"], ""),
    "“There are no particular losses.”[i] So.\n\n[i] ¶ 5.": (["misplaced"], ""),
    "“There are no particular losses.”i So.\n\ni ¶ 5.": (["misplaced"], ""),
    "“There are no particular losses.”** So.\n\n* ¶ 3.\n** ¶ 5.": (["misplaced"], ""),
    "“There are no particular losses,” “only moral losses for Cuba,” and “obsolete” planes (¶ 3).": (["exact", "exact", "exact"], ""),
    "“We do not want that,” he says, and “This is his main point” (¶¶ 10, 26).": (["exact", "exact"], ""),
    "“We do not want that” and “This is his main point” (¶ 10, 26).": (["exact", "exact"], ""),
    "He has “no particular losses” (¶ 3) and “only moral losses” (ibid.).": (["exact", "exact"], ""),
    "He has “no particular losses” (¶ 3). He has “only moral losses.” (Ibid.)": (["exact", "exact"], ""),
    "He has “no particular losses” (¶ 3). He has “This is his main point” (ebd.).": (["exact", "misplaced"], ""),
    "He has “no particular losses” (¶ 3). He has “This is his main point” (ibid., ¶ 10).": (["exact", "exact"], ""),
    "“This is how we understand the issue of verification” (Smith 44).": (["unjudged"], "Another source is cited. The same words stand in"),
    "“no particular losses” (Dobbs, 44).": (["unjudged"], "The same words stand in"),
}
CITED |= {
    "„We will never starve for sugar“ (Abs. 42).": (["absent"], ""),
    "„We will never starve for sugar“ (Vgl. Abs. 42).": (["absent"], ""),
    "« the rope of empire » (Voir § 24). «rope of empire and gold» (Véase párr. 24).": (["absent", "absent"], ""),
    "„The law is on Cuba’s side“ (Siehe Absatz 41).": (["misplaced"], ""),
    "“the fire of his domestic opponents’ criticism is targeted exactly on this point” (B3).": (["misplaced"], "cited to B3"),
    "“the Americans, of course, are aware of all this” (Document B).": (["unjudged"], "The same words stand in"),
    "He warns the West, “We will bury you” (¶ 50).": (["absent"], ""),
    "“There are no particular losses” (p. 2). “I trust Kennedy as one trusts a partner at cards” (p. 19).": (["misplaced", "other"], ""),
    "“There are no particular losses” (p. 1). “I trust Kennedy as one trusts a partner at cards” (p. 19).": (["exact", "absent"], ""),
}
CITED |= {  # numbers alone, with the sentence behind them, or a sign before; no days, hours or verses
    "“it would be forced to fulfill it obligations” (14, 2).": (["exact"], ""),
    "“it would be forced to fulfill it obligations” (14:2).": (["exact"], ""),
    "“it would be forced to fulfill it obligations” (14.2).": (["exact"], ""),
    "“it would be forced to fulfill it obligations” (14:1).": (["misplaced"], "cited to 14:1"),
    "“it would be forced to fulfill it obligations” (14, 1).": (["misplaced"], "cited to 14, 1"),
    "“it would be forced to fulfill it obligations” (14.9).": (["missing"], "no sentence 9"),
    "“it would be forced to fulfill it obligations” (Paragraph Nr. 14).": (["exact"], ""),
    "“it would be forced to fulfill it obligations” (Doc A, 14).": (["exact"], ""),
    "“it would be forced to fulfill it obligations” (Document A: 15).": (["misplaced"], "cited to Document A: 15"),
    "“it would be forced to fulfill it obligations” (¶ #14).": (["exact"], ""),
    "“it would be forced to fulfill it obligations” (#14).": (["exact"], ""),
    "“it would be forced to fulfill it obligations” (#15).": (["misplaced"], ""),
    "“it would be forced to fulfill it obligations” (Abs. 14, Satz 1).": (["misplaced"], ""),
    "“it would be forced to fulfill it obligations” (paragraphe n° 14, phrase 2).": (["exact"], ""),
    "“it would be forced to fulfill it obligations” (párrafo núm. 15).": (["misplaced"], ""),
    "“it would be forced to fulfill it obligations” (13f.).": (["exact"], ""),
    "“it would be forced to fulfill it obligations” (14.3.).": (["unjudged"], ""),
    "“it would be forced to fulfill it obligations” (14:30).": (["uncited"], ""),
    "“it would be forced to fulfill it obligations” (14.11.1962).": (["unjudged"], ""),
    "“it would be forced to fulfill it obligations” (John 14:2).": (["unjudged"], ""),
    "“There are no particular losses” (¶ 3). “One has to have weapons” (ibid. 52).": (["exact", "exact"], ""),
    "“There are no particular losses” (¶ 3). “One has to have weapons” (ebd., 51).": (["exact", "misplaced"], ""),
    "“There are no particular losses” (Smith 3). “One has to have weapons” (ibid. 52).": (["unjudged", "unjudged"], ""),
}
TYPED: Kind = {  # quotations as people type them
    "“Cuba will survive and when too” (¶ 36).": (["altered"], "in one place from ¶ 36, sentence 1. when>"),
    "“in our Oct. 28 letter to the U.S. president” (¶ 1).": (["altered"], "in one place from ¶ 1, sentence 1. Oct.>"),
    "“This, of course would be the best option for us” (¶ 72).": (["altered"], "Only punctuation or capitals differ."),
    "He says ″There are no particular losses″ (¶ 3).": (["exact"], ""),
    "He says ‹There are no particular losses› (¶ 3).": (["exact"], ""),
    "He says ›There are no peculiar losses‹ (¶ 3).": (["altered"], ""),
    "He says ‚There are no particular losses‘ (¶ 3).": (["exact"], ""),
    "He says 「There are no particular losses」 (¶ 3).": (["exact"], ""),
    "He says 『There are no losses』 (¶ 3).": (["altered"], ""),
    "He says ”There are no particular losses” (¶ 3).": (["exact"], ""),
    "He says »There are no particular losses« (¶ 3), or »moral losses» (¶ 3).": (["exact", "exact"], ""),
    "He says “the president´s letters” and “the president`s letters” (¶ 1).": (["exact", "exact"], ""),
    "He says “the president′s letters” and “the presidentʼs letters” (¶ 1).": (["exact", "exact"], ""),
    "He says ``There are no particular losses´´ (¶ 3).": (["exact"], ""),
    "He says “There are no particular losses“ (¶ 3), “only moral losses,“ and ”obsolete“ (¶ 3).": (["exact", "exact", "exact"], ""),
    "He says “There are no peculiar losses“ (¶ 3), and then “This is his main point“ (¶ 10).": (["altered", "exact"], ""),
    "He says ‟There are no particular losses“ (¶ 3), ❝only moral losses❞ (¶ 3).": (["exact", "exact"], ""),
    "He says ‘There are no particular losses‘ (¶ 3), ❛only moral losses❜ (¶ 3).": (["exact", "exact"], ""),
    "He says ”There are no peculiar losses“ (¶ 3).": (["altered"], ""),
    "He says “although our song went: “We all will die as one for the power of the Soviets.” Those who went into battle sang that song” "
    "(¶ 35).": (["exact"], ""),
    "He says:\n\n> He cites “We all will die as one for the power of the Soviets.” Those who went into battle sang that song.\n\nSo.": (
        ["altered"],
        "",
    ),
    "He says:\n\n> although our song went: ‘We all will die as one for the power of the Soviets.’ Those who went into battle sang "
    "that song (¶ 35).": (["exact"], ""),
    "He says: “The Americans, of course, are aware of all this.\n\n“Why are they focusing attention on these planes now?” (¶¶ 8–9).": (
        ["exact"],
        "",
    ),
    "He says: “The Americans, of course, are aware of all that.\n\n“Why are they focusing attention on these planes now?” (¶¶ 8–9).": (
        ["altered"],
        "",
    ),
    "It “will inspire internal counter-\nrevolution in Cuba” (¶ 5).": (["exact"], ""),
    "It is a “peace-\nloving nature of the socialist countries” (¶ 54).": (["exact"], ""),
    "It is “the unan-\nimous conclu-\nsion that it would be reasonable” (¶ 2).": (["exact"], ""),
    "“saying that they [the Americans [sic]] do not fulfill our obligations” (¶ 10).": (["altered"], ""),
    "“The [Americans [i.e., Washington]], of course, are aware of all this” (¶ 8).": (["exact"], ""),
    "“our October 28 letter to the US president” (¶ 1).": (["exact"], ""),
    "“The remaining planes, which we still have, exist as a result of US actions” (¶ 3).": (["exact"], ""),
    "“which at decisive moments unfortunately do not vote with us at the U.N.” (¶ 25).": (["exact"], ""),
    "“when he demanded authorization to mobilize 15,150,000 reservists” (¶ 3).": (["altered"], "15,150,000>150,000"),
    "“we have forty-two of them altogether” (¶ 2).": (["altered"], "forty-two>forty-one"),
    "“we have thirty-one of them altogether” (¶ 2).": (["altered"], "thirty-one>forty-one"),
    "“Could world war break out.” (¶ 43)": (["altered"], "?"),
    "“The Americans, of course, are aware of all this?” (¶ 8)": (["altered"], "."),
    "Is it true that he “said some things of prestige” or that “this is how they see us”?": (["other", "uncited"], ""),
    "He asks, “if they agree with the steps that we are planning, then Cuba will live?” (¶ 39).": (["altered"], "live?>live."),
    "He cries that “the need for this protection is no longer there!” (¶ 16).": (["altered"], "there!>there."),
    "Does he mean that “the need for this protection is no longer there?” (¶ 16).": (["exact"], "ends otherwise"),
    "Why did he say “we do not want that?” (¶ 26).": (["exact"], "ends otherwise"),
}
NEAR: Kind = {  # one line between altered and absent
    "“We will not abandon Cuba—We are Cuba’s brothers” (¶ 39).": (["exact"], "(the text has “we”), which is no fault"),
    "“We did that. we did that for Cuba” (¶ 47).": (["exact"], "(the text has “We”), which is no fault"),
    "“We DID that for Cuba” (¶ 47).": (["altered"], "Only punctuation or capitals differ."),
    "“the law is on Cuba’s side. cuba wants to be an independent sovereign state” (¶ 42).": (["altered"], "cuba>Cuba"),
    "“The law is on Cuba’s side!” (¶ 42).": (["altered"], "side!>side."),
    "“jet bombers able to carry nuclear arms” (¶ 9).": (["altered"], ""),
    "“the bombers wait only for our signal” (¶ 9).": (["absent"], ""),
    "“diplomacy is not weakness” (¶ 52).": (["absent"], ""),
    "“diplomacy is a sufficiently small role” (¶ 52).": (["altered"], ""),
    "“an overestimation of their capabilities” (¶ 29).": (["altered"], ""),
    "“show heroism” (¶ 12).": (["altered"], ""),
    "“loving” is the word.": (["unjudged"], ""),
    "He is “loving” (¶ 54).": (["unjudged"], ""),
    "He is a “Leninist” (¶ 60).": (["unjudged"], "part of a longer word"),
    "The “peace-loving nature” (¶ 54).": (["exact"], ""),
    "The other team says “the US can't be trusted” first.": (["other"], ""),
    "They answer “our friends should be trusted” in class.": (["other"], ""),
    "He says “there are no special losses” here.": (["altered"], "special>particular"),
    "The other team says “the US can't be trusted” (¶ 30).": (["altered"], ""),
    "My essay is called “The Art of Politicians” today.": (["unjudged"], "It looks like a title."),
    "My essay is called “No Law Is on Cuba’s Side” today.": (["unjudged"], "It looks like a title."),
}
PART = "“a concession on our part”"
PLACED: Kind = {  # where students put what they cite, and how they speak it
    "You wrote “needs more evidence,” so I added “There are no particular losses” (¶ 3).": (["other", "exact"], ""),
    "In your notes you said “too few words of his”: now it has “There are no particular losses” (¶ 3).": (["other", "exact"], ""),
    "“It flashes, / illuminates the road, / and disappears immediately” (¶ 41).": (["exact"], ""),
    "“They can say / we will handle it, // we will die” (¶ 35).": (["exact"], ""),
    "“It flashes and/or illuminates the road” (¶ 41).": (["altered"], ""),
    "The goals “have been achieved” (57, s. 4).": (["exact"], ""),
    "The goals “have been achieved” (57, s. 3).": (["misplaced"], "It is cited to 57, s. 3, and"),
    "Er sagt „a concession on our part“ (S. 9).": (["exact"], "page 9"),
    "He says “we condemned Stalin” (58).": (["misplaced"], "It is cited to 58, and stands in ¶ 59"),
    f"No.\tWords\tPara.\n1\t{PART}\t31\tpartly\n2\t“we condemned Stalin”\t58\tno": (["exact", "misplaced"], ""),
    f"| {PART} | 31 |\n| “we condemned Stalin” | 58 |": (["exact", "misplaced"], ""),
    f"{PART}            31\nis what he says": (["exact"], ""),
    f"{PART} | 310 pages |": (["uncited"], ""),
    "He calls it “a concession on our part.” Ex. A ¶ 30. So it is.": (["misplaced"], "cited to ¶ 30"),
    "He calls it “a concession on our part.” In ¶ 30 he speaks of others.": (["uncited"], ""),
    f"{PART}\n— N.S.K., ¶ 31\n“One has to have weapons.”\n— N.S.K., ¶ 52": (["exact", "exact"], ""),
    f"{PART}\n- ¶ 30: the Cubans do not trust the Americans": (["uncited"], ""),
    "In paragraph fifty-two he says: “One has to have weapons.”": (["exact"], ""),
    "In paragraph fifty two he says “One has to have guns.”": (["altered"], "guns.>weapons"),
    "In paragraph seventy-five he says: “One has to have weapons.”": (["missing"], "There is no ¶ 75"),
    "and I quote quote one has to have weapons unquote paragraph fifty two": (["exact"], ""),
    "he says open quote one has to have guns close quote in paragraph 52": (["altered"], "guns>weapons"),
    "The open quote of the day is mine.": ([], ""),
    "He calls it “a concession on our part.”^1\n\n1. Khrushchev, ¶ 31.": (["exact"], ""),
    "He calls it “a concession on our part.”^1\n\n^1 Khrushchev, ¶ 30.": (["misplaced"], ""),
    f"It is {PART}[b] (¶ 31).\n\n[b] Lena: is this right?": (["exact"], ""),
    f"{PART} (31). “the best bomber in the world” (31). “a thing that he never said at all” (31).": (["exact", "exact", "absent"], ""),
    f"{PART} (31). “a thing that she never said at all” (212).": (["exact", "other"], ""),
}
LONG: Kind = {  # how much is left out, with dots and without
    "“We are very disappointed … means to injure us” (¶ 45).": (["exact"], "leave out 87 words and pass over the ends of 3 sentences"),
    "“We will not abandon Cuba … and his comrades in arms” (¶ 39).": (["exact"], "pass over the ends of 4 sentences"),
    "“at airports … could be expanded to Europe and Asia” (¶¶ 63–64).": (["exact"], "The dots leave out 90 words."),
    "“to force … to suffer deeply” (¶ 45).": (["exact"], ""),
    "“set forth in the … president’s letter” (¶ 22).": (["cropped"], "only “U.S."),
    "“We have handled things for forty-five years. We marched on and we died” (¶ 35).": (
        ["altered"],
        "Between “forty-five years” and “We marched” the text has 32 more words, and no dots say so.",
    ),
    "“A person who is free from a certain moral psychological factor would understand the clear benefit” (¶ 28).": (
        ["altered"],
        "Between “psychological factor” and “would understand” the text has 21 more words",
    ),
    "“We sent our people to Cuba when an invasion was expected. We did that for Cuba” (¶ 47).": (["altered"], "the text has 23 more words"),
    "“The remaining planes, which we have” (¶ 3).": (["altered"], "It differs in one place from ¶ 3, sentence 5. >still"),
}
ENDS: Kind = {  # paragraphs that are called by where they stand
    "Im Schlussabsatz (72) steht: „we should exhibit caution“.": (["exact"], "¶ 72"),
    "In the final paragraph he writes “our ultimate decision is the agreement to withdraw the Il-28s”.": (["exact"], "¶ 72"),
    "The last paragraph of the telegram says “we should exhibit caution”.": (["exact"], "¶ 72"),
    "In the opening paragraph of Khrushchev’s message: “We would like to know your opinion”.": (["exact"], "¶ 1"),
    "Au dernier alinéa : « we should exhibit caution ».": (["exact"], "¶ 72"),
    "En el último párrafo: «we should exhibit caution».": (["exact"], "¶ 72"),
    "En el penúltimo párrafo: «the responsible leading circles of the United States».": (["exact"], "¶ 71"),
    "In the sixtieth paragraph he says “We wanted to say everything to you candidly.”": (["exact"], "¶ 60"),
    "In the twenty-fifth paragraph: “We live in a time when two worlds exist.”": (["exact"], "¶ 25"),
    "Im 41. Absatz: „One cannot submit to a loud revolutionary phrase.“": (["exact"], "¶ 41"),
    "The 2nd paragraph has it: “we have forty-one of them altogether”.": (["exact"], "¶ 2"),
    "In the third paragraph he says “we have forty-one of them altogether”.": (["misplaced"], "cited to third paragraph"),
    "Dans le premier alinéa on lit : « our ultimate decision is the agreement ».": (["misplaced"], "cited to premier alinéa"),
    "In the last paragraph of his article, Smith says “a great deal of work for diplomacy here” is left.": (["uncited"], "¶ 52"),
    "In the last paragraph of this essay I call it “a great deal of work for diplomacy here”.": (["uncited"], "¶ 52"),
    "In my last paragraph I called the bombers “some kind of fetish” (¶ 70).": (["exact"], "¶ 70"),
}
COUNTED: Kind = {  # numbers that count what the essay lists, and numbers of its notes
    "“There are no particular losses” (1), “only moral losses for Cuba” (2).\n\n(1) The planes are old.\n(2) They fly low.": (
        ["uncited", "uncited"],
        "Cite it as ¶ 3",
    ),
    "“There are no particular losses” (1), “we condemned Stalin” (2).\n\n(1) Paragraph 3\n(2) Paragraph 58": (["exact", "misplaced"], ""),
}
PIECED: Kind = {  # pieces without dots between them
    "“We marched on and we died. We have achieved that” (¶ 35).": (["altered"], "the text has 57 more words, and no dots say so"),
    "“We do not want that. This is his main point.” (¶ 26)": (
        ["altered"],
        "not together: ¶ 26, sentence 3 and ¶ 10, sentence 2. Quote each",
    ),
    "“We will not abandon Cuba, even if the whole world turns against us” (¶ 39).": (["absent"], "Only “We will not abandon Cuba” stands"),
    "“would be forced to fulfill it's obligations” (¶ 14).": (["altered"], "The text has a slip here, “fulfill it obligations,” and"),
    "“From the point of view of ensuring Cuban security” (¶ 17).": (["altered"], "a slip here"),
    "“From the viewpoint of ensuring Cuban security” (¶ 17).": (
        ["altered"],
        "2 of its 7 words are not what the text says here: “From … viewpoint.”",
    ),
}
LED: Kind = {  # the sentence before names the paragraph in running words, or says that it is the same
    "In paragraph three he says it himself. “There are no particular losses.”": (["exact"], "¶ 3"),
    "In ¶ 43 the League comes up. He comforts nobody: “We give no guarantees. Yes, it could.”": (["exact"], "¶ 43"),
    "The saddest paragraph is ¶ 35. They were “barefoot, hungry, living on 250 grams of porridge.”": (["exact"], "¶ 35"),
    "In ¶ 43 the League comes up. He says “There are no particular losses.”": (["uncited"], "Cite it as ¶ 3"),
    "The law is on Cuba’s side (¶ 42). “There are no particular losses.”": (["uncited"], "Cite it as ¶ 3"),
    "“Yes, we also did it in our own interests” (par. 47). These “were expressed as common revolutionary interests” (the same par.).": (
        ["exact", "exact"],
        "¶ 47",
    ),
    "It is law « to some extent becomes a guarantor against an invasion » (n° 62).": (["exact"], "¶ 62"),
    "It brings “the moral strengthening of our position in the negotiations,”‖ he says.\n\n‖ Khrushchev, ¶ 72.": (["exact"], "¶ 72"),
}
KINDS = {
    "ends": ENDS,
    "led": LED,
    "counted": COUNTED,
    "pieced": PIECED,
    "placed": PLACED,
    "long": LONG,
    "gaps": GAPS,
    "undone": UNDONE,
    "carried": CARRIED,
    "beside": BESIDE,
    "cited": CITED,
    "typed": TYPED,
    "near": NEAR,
}


@pytest.fixture(scope="module")
def checker(site: Path) -> Iterator[Checker]:
    """The checker with all that its page has."""
    made = Checker(json.loads(words(site / "check" / "index.html")), site / "static" / "js" / "aside.js")
    yield made
    made.close()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_judged_as_a_teacher_would(kind: str, checker: Checker) -> None:
    """Of the first result it is also said what is told of it; ``a>b`` is the difference that is shown."""
    faults = {}
    for essay, (verdicts, told) in KINDS[kind].items():
        results = checker.results(essay)
        said = results[0]["told"] + results[0]["shown"] if results else ""
        if [each["verdict"] for each in results] != verdicts or told not in said:
            faults[essay] = ([each["verdict"] for each in results], said)
    assert faults == {}


VOICES = {  # whose words the text reports, where the essay takes them for its writer's
    "Khrushchev says that “the Americans cannot be trusted” (¶ 30).": "the Cuban friends",
    "Khrushchev believes “if we remove the Il-28 planes … that would create better conditions for aggression” (¶ 30).": "the Cuban friends",
    "He admits: “the United States cannot be trusted” (¶ 29).": "the Cubans",
    "“the deployment of our missiles in Cuba was carried out in the interests of the entire socialist camp” (¶ 56).": "Fidel Castro",
    "Khrushchev concedes that “the United States would pose new demands” (¶ 15).": "some people",
    "Castro was angry. Khrushchev holds that “the Soviet side may consider itself free of its obligations” (¶ 45).": "Fidel Castro",
    "Castro was angry. He says “the Soviet side may consider itself free of its obligations” (¶ 45).": "",
    "According to Khrushchev “the Americans cannot be trusted” (¶ 30).": "the Cuban friends",
    "The Cubans say that “the Americans cannot be trusted” (¶ 30).": "",
    "He reports that “the Americans cannot be trusted” (¶ 30).": "",
    "To his Cuban friend it was clear that “the Americans cannot be trusted” (¶ 30).": "",
    "“The Americans cannot be trusted” (¶ 30), as Castro puts it.": "",
    "Fidel (reported): “the Soviet side may consider itself free of its obligations” (¶ 45).": "",
    "Khrushchev says that “when our Cuban friends say that they cannot trust the United States, this is true” (¶ 23).": "",
    "Who said “the Soviet side may consider itself free of its obligations” (¶ 45)?": "",
    "Khrushchev says: “it fits under the category of offensive weapons” (¶ 31).": "",
    "Khrushchev says: “we will … die” (¶ 35).": "the Cubans",
}


@pytest.mark.parametrize("essay", VOICES)
def test_whose_words_the_text_reports_is_said_where_the_essay_does_not_say_it(essay: str, checker: Checker) -> None:
    """It is said beside the verdict, and changes none."""
    (result,) = checker.results(essay)
    said = "the text gives these words to "
    assert result["told"].partition(said)[2].rstrip(".") == VOICES[essay]
    assert result["verdict"] in ("exact", "cropped")


def test_what_the_writer_says_of_himself_is_nobody_elses(checker: Checker) -> None:
    (result,) = checker.results("He says “We believe that there was consultation” (¶ 66).")
    assert result["told"] == "It stands in ¶ 66, sentence 2."


HEADS = {  # the lines at an essay's head, and the name and the title that it has by them
    "Maria Lopez": ["Maria Lopez", ""],
    "Oluwaseun Adeyemi": ["Oluwaseun Adeyemi", ""],
    "Moral Losses": ["", "Moral Losses"],
    "Broken Promises": ["", "Broken Promises"],
    "Fidel Castro": ["", "Fidel Castro"],
    "Ben Okafor\nClaims and Records": ["Ben Okafor", "Claims and Records"],
    "Trust and Deals\nSuyin Zhang": ["Suyin Zhang", "Trust and Deals"],
    "Kofi Mensah\nNumbers, Motives, and Missiles": ["Kofi Mensah", "Numbers, Motives, and Missiles"],
}


@pytest.mark.parametrize("lines", HEADS)
def test_a_line_is_a_name_where_none_of_its_words_is_a_plain_one_or_of_the_text(lines: str, checker: Checker) -> None:
    essay = f"{lines}\n\nIn November 1962 the telegram asked Mikoyan to win the Cubans."
    checker.results(essay)
    found = checker.evaluate("essay => checker.heads.headed(essay, text)", essay)
    assert [found["name"], found["title"]] == HEADS[lines]
