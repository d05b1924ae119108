#include "loaders/find/grammar/clause_pieces.hpp"

#include <algorithm>
#include <string_view>

namespace dossier::loaders::find {

namespace {

constexpr std::string_view subordinators =
    "dat|omdat|nadat|indien|mits|doordat|zodat|opdat|hoewel|terwijl|tenzij|voordat|aangezien|zodra|zolang|wanneer|"
    "totdat|zoals|of|als|waar|hoe|sinds|waaruit";

std::vector<Piece> pieces_of(const std::vector<Word>& words, std::span<const Unit> units) {
    std::vector<Piece> pieces;
    std::size_t i = 0;
    auto unit = units.begin();
    while (i < words.size()) {
        while (unit != units.end() && unit->first < i) {
            ++unit;
        }
        if (unit != units.end() && unit->first == i && unit->last > i) {
            pieces.push_back({unit->first, unit->last, WordClass::name, unit->temporal, unit->named});
            i = unit->last;
        } else {
            pieces.push_back({i, i + 1, words[i].word_class, false, false});
            ++i;
        }
    }
    return pieces;
}

}  // namespace

Pieces::Pieces(const std::vector<Word>& words, std::span<const Unit> units)
    : words_{words}, pieces_{pieces_of(words, units)} {}

bool Pieces::infinitive_follows(std::size_t piece) const {
    for (std::size_t i = piece + 1; i + 1 < pieces_.size(); ++i) {
        if (plain(i) && word(i).is("te") && (word(i + 1).infinitive() || word(i + 1).finite())) {
            return true;
        }
        // "de door X aangenomen conclusies te steunen": there "door" leads to who did it.
        const bool agent = plain(i) && word(piece).is("door") && word(i).participial();
        if (agent || (plain(i) && (word(i).is(";") || word(i).is("om") || word(i).finite() || word(i).participle()))) {
            return false;
        }
    }
    return false;
}

bool Pieces::opens(std::size_t piece) const {
    if (!plain(piece)) {
        return false;
    }
    const Word& w = word(piece);
    // "zoals gebruikelijk ontvangt uw Kamer een verslag": no verb of its own.
    if (w.is("zoals") && piece + 1 < size() && plain(piece + 1) &&
        one_of(word(piece + 1).lower, "gebruikelijk|altijd|voorheen")) {
        return false;
    }
    // "Zoals (eerder) toegezegd in het debat (5 maart) …": its participle is no part of the main clause's verbs.
    for (std::size_t i = piece + 1; w.is("zoals") && i < std::min(size(), piece + 3); ++i) {
        if (plain(i) && word(i).participle()) {
            return true;
        }
    }
    if (w.is("om") || w.is("door") || w.is("zonder") || w.is("teneinde") || w.is("alvorens")) {
        const bool bare = w.is("om") || w.is("teneinde") || w.is("alvorens");
        const bool verb_near = infinitive_follows(piece);
        return verb_near &&
               (bare || (piece + 1 < pieces_.size() && (word(piece + 1).word_class == WordClass::determiner ||
                                                        word(piece + 1).word_class == WordClass::adjective ||
                                                        word(piece + 1).word_class == WordClass::noun ||
                                                        word(piece + 1).is("te") || word(piece + 1).is("zich"))));
    }
    const bool pronoun = w.tag.starts_with("VNW(betr") || (w.tag.starts_with("VNW(vb") && w.lower.starts_with("waar"));
    if (pronoun && (piece > 0 || !w.is("waar"))) {
        return piece > 0;
    }
    if (w.lower.starts_with("waar") && w.lower.size() > 5 && w.word_class == WordClass::adverb &&
        !w.is("waarschijnlijk")) {
        return piece > 0 && !w.is("waaronder");
    }
    // "Waar het beleid zich eerder richtte op X, leggen we nu de nadruk op Y".
    if (piece == 0 && w.is("waar") && plain(1) && !word(1).finite() && finite_after(1)) {
        return true;
    }
    if (one_of(w.lower, "welke|welk|hoeverre|waarom|hetgeen")) {
        return piece > 0 && finite_after(piece + 1);
    }
    if (w.is("wat")) {
        return piece > 0 && one_of(word(piece - 1).lower, ",|iets|alles|datgene") && finite_after(piece + 1);
    }
    if (!one_of(w.lower, subordinators) || (w.is("als") && compares(piece))) {
        return false;
    }
    if (w.is("of") && (piece == 0 || word(piece - 1).nominal())) {
        return piece == 0;
    }
    if (w.is("dat") && w.tag.starts_with("VNW(aanw")) {
        return piece > 0 && word(piece - 1).tag.starts_with("WW") && finite_after(piece + 1);
    }
    return one_of(w.lower,
                  "dat|omdat|nadat|indien|mits|doordat|zodat|opdat|hoewel|terwijl|tenzij|voordat|aangezien|zodra") ||
           finite_after(piece + 1);
}

bool Pieces::compares(std::size_t als) const {
    // "Als lid van de Raad steunt Nederland X": the only finite verb is that of the main clause.
    std::size_t finite = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        finite += plain(i) && word(i).finite() ? 1 : 0;
    }
    if ((als == 0 && finite == 1) || leads_to_role(als)) {
        return true;
    }
    for (std::size_t i = als; i-- > 0;) {
        if (plain(i) && (word(i).is("zowel") || (i + 1 == als && word(i).is("net")))) {
            return true;
        }
        if (plain(i) && (word(i).word_class == WordClass::verb || word(i).word_class == WordClass::punctuation)) {
            return false;
        }
    }
    return false;
}

/// "dat als gastheer zal optreden", "die als onafhankelijk waarnemer aanschuift": what one is there, without article.
bool Pieces::leads_to_role(std::size_t als) const {
    std::size_t noun = als + 1;
    while (noun < size() && plain(noun) && word(noun).word_class == WordClass::adjective) {
        ++noun;
    }
    return noun < size() && plain(noun) &&
           one_of(
               word(noun).lemma,
               "gastheer|gastland|gastvrouw|lid|lidstaat|kandidaat-lidstaat|voorzitter|covoorzitter|waarnemer|partner|"
               "donor|bemiddelaar|coördinator|trekker|penvoerder|vertegenwoordiger|onderdeel|gevolg|reactie|voorbeeld|"
               "basis|uitgangspunt|voorwaarde|onderwerp|doorvoerland|gevolmachtigde|speler|bijlage|aanvulling");
}

bool Pieces::finite_after(std::size_t piece) const {
    for (std::size_t i = piece; i < pieces_.size(); ++i) {
        const bool bare_infinitive = plain(i) && word(i).infinitive() && !word(i - 1).is("te");
        if (plain(i) && (word(i).finite() || bare_infinitive)) {
            return true;
        }
        if (plain(i) && (word(i).is(",") || word(i).is(";"))) {
            return false;
        }
    }
    return false;
}

}  // namespace dossier::loaders::find
