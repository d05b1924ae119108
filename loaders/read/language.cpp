#include "loaders/read/language.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace dossier::loaders::read {

namespace {

constexpr std::array<std::string_view, 24> nl_common{
    "het",  "een",  "van", "dat", "voor",  "met",    "zijn", "niet", "aan",  "wordt", "worden", "ook",
    "door", "naar", "bij", "uit", "heeft", "hebben", "deze", "om",   "zich", "ik",    "wij",    "kabinet"};

constexpr std::array<std::string_view, 21> en_common{"the",   "of",  "and",  "to",   "that", "for",  "with",
                                                     "are",   "not", "on",   "be",   "by",   "from", "this",
                                                     "which", "has", "have", "will", "its",  "as",   "at"};

constexpr std::array<std::string_view, 20> fr_common{"le",  "les",   "et",   "du",  "dans", "pour", "que",
                                                     "qui", "est",   "une",  "aux", "par",  "sur",  "avec",
                                                     "ce",  "cette", "sont", "ont", "nous", "au"};

constexpr std::array<std::string_view, 20> de_common{"der", "das",    "und",  "den",  "von",  "zu",   "mit",
                                                     "ist", "nicht",  "des",  "auf",  "für",  "eine", "sich",
                                                     "dem", "werden", "auch", "wird", "sind", "im"};

constexpr std::array<std::string_view, 79> nl_never_last{
    "nr.",    "nrs.",   "d.d.",   "dd.",    "art.",   "artt.",    "drs.",   "mr.",      "mrs.",   "dr.",
    "ir.",    "ing.",   "prof.",  "dhr.",   "mw.",    "mevr.",    "blz.",   "pag.",     "p.",     "pp.",
    "par.",   "incl.",  "excl.",  "m.b.t.", "t.a.v.", "t.b.v.",   "i.v.m.", "i.h.k.v.", "o.b.v.", "n.a.v.",
    "o.l.v.", "t.o.v.", "m.u.v.", "t.g.v.", "m.i.v.", "a.d.h.v.", "i.p.v.", "o.g.v.",   "d.m.v.", "d.w.z.",
    "bijv.",  "bv.",    "vgl.",   "zgn.",   "ca.",    "max.",     "min.",   "resp.",    "gem.",   "gen.",
    "lt.",    "kol.",   "st.",    "o.a.",   "m.n.",   "t/m.",     "evt.",   "jan.",     "feb.",   "mrt.",
    "apr.",   "aug.",   "sept.",  "okt.",   "nov.",   "dec.",     "v.",     "vs.",      "w.o.",   "i.c.",
    "i.e.",   "e.g.",   "fig.",   "tel.",   "zr.ms.", "hr.ms.",   "zr.",    "hr.",      "ms."};

constexpr std::array<std::string_view, 50> en_never_last{
    "no.",  "nos.", "art.", "arts.", "para.", "paras.", "mr.",  "mrs.", "ms.",  "messrs.", "dr.",   "prof.", "st.",
    "gen.", "lt.",  "col.", "maj.",  "capt.", "adm.",   "sgt.", "rev.", "hon.", "amb.",    "e.g.",  "i.e.",  "cf.",
    "vs.",  "v.",   "p.",   "pp.",   "vol.",  "ch.",    "sec.", "fig.", "ca.",  "approx.", "incl.", "resp.", "jan.",
    "feb.", "mar.", "apr.", "aug.",  "sept.", "oct.",   "nov.", "dec.", "tel.", "ref.",    "ph.d."};

constexpr std::array<std::string_view, 22> nl_maybe_last{
    "jl.",  "a.s.",   "c.s.", "e.d.", "e.v.", "enz.", "etc.",   "e.a.", "mln.", "mld.", "b.v.",
    "n.v.", "z.s.m.", "i.o.", "ed.",  "cs.",  "e.o.", "d.a.v.", "a.i.", "b.d.", "l.l.", "inc."};

constexpr std::array<std::string_view, 10> en_maybe_last{"etc.", "al.", "a.m.",  "p.m.", "inc.",
                                                         "ltd.", "co.", "corp.", "jr.",  "sr."};

constexpr std::array<std::string_view, 62> nl_openers{
    "De",     "Het",       "Een",     "Dit",    "Dat",     "Deze",   "Die",     "In",      "Op",
    "Aan",    "Van",       "Voor",    "Met",    "Bij",     "Door",   "Over",    "Uit",     "Na",
    "Naar",   "Om",        "Als",     "Er",     "Ik",      "Wij",    "We",      "Zij",     "Hij",
    "Ook",    "Daarnaast", "Daarbij", "Daarom", "Tijdens", "Tevens", "Hierbij", "Hiermee", "Hierover",
    "Dan",    "Toen",      "Maar",    "Indien", "Gezien",  "Sinds",  "Tot",     "Ten",     "Te",
    "Zo",     "Bovendien", "Verder",  "Namens", "Omdat",   "Hoewel", "Volgens", "Binnen",  "Onder",
    "Tussen", "Tegen",     "Zonder",  "Mocht",  "Vanaf",   "Wel",    "Echter",  "Alle"};

constexpr std::array<std::string_view, 55> en_openers{
    "The",      "A",           "An",      "This",  "That",    "These",  "Those", "In",    "On",      "At",
    "To",       "For",         "With",    "By",    "From",    "As",     "If",    "It",    "Its",     "We",
    "I",        "You",         "He",      "She",   "They",    "Our",    "Their", "There", "Here",    "However",
    "Moreover", "Furthermore", "Since",   "After", "Before",  "During", "Under", "Over",  "Between", "While",
    "Although", "Because",     "When",    "Where", "Both",    "All",    "Each",  "No",    "Not",     "Only",
    "Allies",   "Further",     "Finally", "Today", "Together"};

constexpr std::array<std::string_view, 60> nl_expecting{
    "de",     "het",   "een",   "en",      "of",     "van",    "in",     "op",     "aan",       "met",
    "voor",   "te",    "tot",   "door",    "over",   "bij",    "naar",   "tussen", "om",        "dat",
    "die",    "als",   "uit",   "tegen",   "onder",  "onze",   "deze",   "dit",    "zijn",      "hun",
    "haar",   "uw",    "ons",   "sinds",   "na",     "zonder", "binnen", "buiten", "tijdens",   "via",
    "per",    "vanaf", "omdat", "waarbij", "waarin", "waarop", "welke",  "wordt",  "worden",    "zal",
    "zullen", "is",    "dan",   "maar",    "ook",    "niet",   "alle",   "zoals",  "waaronder", "der"};

constexpr std::array<std::string_view, 42> en_expecting{
    "the",  "an",      "and",   "or",     "of",      "in",    "on",     "to",      "for",  "with",  "by",
    "from", "that",    "which", "who",    "whose",   "its",   "their",  "our",     "this", "these", "is",
    "are",  "were",    "has",   "will",   "would",   "shall", "should", "must",    "may",  "can",   "not",
    "than", "between", "into",  "within", "against", "under", "over",   "through", "among"};

constexpr std::array<Language, 4> all{{
    {"nl", "Dutch", nl_common, nl_never_last, nl_maybe_last, nl_openers, nl_expecting},
    {"en", "English", en_common, en_never_last, en_maybe_last, en_openers, en_expecting},
    {"fr", "French", fr_common, {}, {}, {}, {}},
    {"de", "German", de_common, {}, {}, {}, {}},
}};

std::size_t at(std::string_view code) {
    return static_cast<std::size_t>(std::ranges::find(all, code, &Language::code) - all.begin());
}

}  // namespace

std::span<const Language> languages() { return all; }

const Language& language(std::string_view code) { return all.at(at(code)); }

LanguageGuess::LanguageGuess() : counts_(all.size()) {}

void LanguageGuess::add(std::string_view text) {
    constexpr std::size_t enough = 20'000;  // words; a long document is in the language of its first pages
    std::string word;
    for (std::size_t i = 0; i <= text.size() && words_ < enough; ++i) {
        if (i < text.size() && text[i] != ' ') {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
            continue;
        }
        for (std::size_t l = 0; l < all.size(); ++l)
            if (std::ranges::find(all[l].common, word) != all[l].common.end()) ++counts_[l];
        ++words_;
        word.clear();
    }
}

std::string_view LanguageGuess::told(std::string_view otherwise) const {
    constexpr std::size_t fewest = 8;  // a quotation, a name of a report: no document is told by less
    const auto most = static_cast<std::size_t>(std::ranges::max_element(counts_) - counts_.begin());
    const bool clear = counts_[most] >= fewest && counts_[most] > 2 * counts_[at(otherwise)];
    return clear ? all[most].code : otherwise;
}

}  // namespace dossier::loaders::read
