#include "repl/language/picture_words.hpp"

namespace dossier::repl {

graph::picture::Wording picture_words(Language language) {
    graph::picture::Wording words;  // English by itself
    if (language == Language::english) return words;
    words.matrix = "Actoren en onderwerpen";
    words.matrix_description =
        "Een rij voor elk van {} actoren, een kolom voor elk van {} onderwerpen; tekens tonen wat de actor van het "
        "onderwerp zegt.";
    words.supports = "steunt";
    words.opposes = "is tegen";
    words.discusses = "bespreekt";
    words.commits = "verbindt zich";
    words.expected = "verwacht";
    words.intended = "voorgenomen";
    words.negated = "ontkend";
    words.together = "zinnen over beide";
    words.timeline = "Toezeggingen en afspraken in de tijd";
    words.timeline_description = "{} verbintenissen met een datum, {} zonder, en {} bijeenkomsten.";
    words.meetings = "Bijeenkomsten";
    words.dated = "Verbintenissen met een datum";
    words.undated = "Zonder datum";
    words.day = "op een dag";
    words.period = "binnen een periode";
    words.open = "zonder begin of einde";
    words.at_meeting = "gedaan op een bijeenkomst";
    words.towards = "jegens {}";
    words.condition = "voorwaarde: {}";
    words.ego = "Rond {}";
    words.ego_description = "{} in het midden, daaromheen {} dingen die ermee verbonden zijn; onder elk staat hoe.";
    words.among_neighbours = "met elkaar verbonden";
    words.chain = "Van {} naar {}";
    words.chain_description = "{} ketens van relaties tussen de twee, elke stap met zijn zin.";
    words.no_sentence = "geen zin zegt dit";
    words.left_out = "{} van {} {} zijn getoond";
    words.actors = "actoren";
    words.topics = "onderwerpen";
    words.commitments = "verbintenissen";
    words.neighbours = "buren";
    words.nothing = "Er is niets te tonen.";
    return words;
}

}  // namespace dossier::repl
