#include "loaders/find/clauses.hpp"

#include <algorithm>

namespace dossier::loaders::find {

namespace {

constexpr std::string_view subordinators =
    "dat|omdat|nadat|indien|mits|doordat|zodat|opdat|hoewel|terwijl|tenzij|voordat|aangezien|zodra|zolang|wanneer|"
    "totdat|zoals|of|als|waar|hoe|sinds|waaruit";
constexpr std::string_view negations = "niet|geen|noch|nooit|nimmer|evenmin|niets";

struct Piece {
    std::size_t first = 0, last = 0;
    WordClass word_class = WordClass::other;
    bool temporal = false;
    bool named = false;
};

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

bool verbal(const Word& word) { return word.finite() || word.infinitive() || word.participle(); }

/// Cuts a sentence into clauses, walking over its pieces with a stack of open clauses.
class Cutter {
public:
    Cutter(const std::vector<Word>& words, std::vector<Piece> pieces) : words_{words}, pieces_{std::move(pieces)} {}

    [[nodiscard]] std::vector<Clause> cut() {
        open(Clause::Form::main, {}, false);
        for (at_ = 0; at_ < pieces_.size(); ++at_) {
            step();
        }
        return std::move(clauses_);
    }

private:
    [[nodiscard]] const Word& word(std::size_t piece) const { return words_[pieces_[piece].first]; }
    [[nodiscard]] bool plain(std::size_t piece) const {
        return piece < pieces_.size() && !pieces_[piece].temporal && !pieces_[piece].named;
    }
    [[nodiscard]] Clause& top() { return clauses_[stack_.back()]; }

    void open(Clause::Form form, std::string opener, bool shares) {
        Clause clause;
        clause.form = form;
        clause.opener = std::move(opener);
        clause.shares_subject = shares;
        if (!stack_.empty()) {
            clause.parent = stack_.back();
        }
        stack_.push_back(clauses_.size());
        clauses_.push_back(std::move(clause));
    }

    void restart() {
        stack_.clear();
        open(Clause::Form::main, {}, false);
    }

    /// A finite form that fills the place of an infinitive: "zal … benadrukken" is often tagged as a plural.
    [[nodiscard]] bool awaits_infinitive(const Clause& clause) const {
        if (!clause.finite || clause.form != Clause::Form::main) {
            return false;
        }
        const Word& finite = words_[*clause.finite];
        return one_of(finite.lemma, "zullen|kunnen|moeten|willen|mogen|dienen") && clause.verbs.size() == 1;
    }

    [[nodiscard]] bool complete(const Clause& clause) const {
        if (clause.form == Clause::Form::main) {
            return false;
        }
        if (clause.form == Clause::Form::infinitive) {
            return !clause.verbs.empty() && words_[clause.verbs.back().word].tag.starts_with("WW(inf");
        }
        return clause.finite.has_value();
    }

    /// "Zoals toegezegd in het debat informeer ik …": the finite verb does not stand at the participle, so it is not its own.
    [[nodiscard]] bool elliptic(const Clause& clause) const {
        return clause.form == Clause::Form::subordinate && !clause.finite && !clause.verbs.empty() &&
               words_[clause.verbs.back().word].participle() && clause.verbs.back().word + 1 < pieces_[at_].first;
    }

    /// Is there a finite verb ahead, before the sentence breaks or another clause opens?
    [[nodiscard]] std::optional<std::size_t> finite_ahead(std::size_t piece, bool over_commas) const {
        for (std::size_t i = piece; i < pieces_.size(); ++i) {
            if (!plain(i)) {
                continue;
            }
            const Word& w = word(i);
            if (w.finite()) {
                return i;
            }
            if (w.is(";") || w.is(":") || w.is("(") || (w.is(",") && !over_commas) || opens(i)) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] bool infinitive_follows(std::size_t piece) const {
        for (std::size_t i = piece + 1; i + 1 < pieces_.size(); ++i) {
            if (plain(i) && word(i).is("te") && (word(i + 1).infinitive() || word(i + 1).finite())) {
                return true;
            }
            if (plain(i) && (word(i).is(";") || word(i).finite() || word(i).participle())) {
                return false;
            }
        }
        return false;
    }

    [[nodiscard]] bool opens(std::size_t piece) const {
        if (!plain(piece)) {
            return false;
        }
        const Word& w = word(piece);
        if (w.is("om") || w.is("door") || w.is("zonder") || w.is("teneinde") || w.is("alvorens")) {
            const bool bare = w.is("om") || w.is("teneinde") || w.is("alvorens");
            const bool verb_near = infinitive_follows(piece);
            return verb_near && (bare || (piece + 1 < pieces_.size() && (word(piece + 1).word_class == WordClass::determiner ||
                                                                         word(piece + 1).is("te") || word(piece + 1).is("zich"))));
        }
        if (w.tag.starts_with("VNW(betr") || (w.tag.starts_with("VNW(vb") && w.lower.starts_with("waar"))) {
            return piece > 0;
        }
        if (w.lower.starts_with("waar") && w.lower.size() > 5 && w.word_class == WordClass::adverb && !w.is("waarschijnlijk")) {
            return piece > 0 && !w.is("waaronder");
        }
        if (w.is("wat")) {
            return piece > 0 && word(piece - 1).is(",") && finite_after(piece + 1);
        }
        if (!one_of(w.lower, subordinators)) {
            return false;
        }
        if (w.is("of") && (piece == 0 || word(piece - 1).nominal())) {
            return piece == 0;
        }
        if (w.is("dat") && w.tag.starts_with("VNW(aanw")) {
            return piece > 0 && word(piece - 1).tag.starts_with("WW") && finite_after(piece + 1);
        }
        return one_of(w.lower, "dat|omdat|nadat|indien|mits|doordat|zodat|opdat|hoewel|terwijl|tenzij|voordat|aangezien|zodra") ||
               finite_after(piece + 1);
    }

    [[nodiscard]] bool finite_after(std::size_t piece) const {
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

    void step() {
        if (!plain(at_)) {
            top().words.push_back(pieces_[at_].first);
            keep_rest();
            return;
        }
        const Word& w = word(at_);
        if (w.is(";") || w.is(":")) {
            restart();
            return;
        }
        if (w.is(",") || w.is(")")) {
            while (stack_.size() > 1 && complete(top())) {
                stack_.pop_back();
            }
            top().words.push_back(pieces_[at_].first);
            return;
        }
        if (at_ == 0 && one_of(w.lower, "mocht|mochten")) {
            open(Clause::Form::subordinate, "mocht", false);
        } else if (opens(at_)) {
            while (stack_.size() > 1 && complete(top()) && at_ > 0 && word(at_ - 1).is(",")) {
                stack_.pop_back();
            }
            open_at();
            return;
        } else if (w.word_class == WordClass::coordinator && conjunct()) {
            return;
        } else if (w.finite() && stack_.size() > 1 && (complete(top()) || elliptic(top())) && !clauses_[stack_.front()].finite) {
            stack_.resize(1);
        }
        take_word();
    }

    void open_at() {
        const Word& w = word(at_);
        const bool relative = w.tag.starts_with("VNW(betr") || (w.lower.starts_with("waar") && w.lower.size() >= 4 && at_ > 0);
        const bool infinitive = one_of(w.lower, "om|door|zonder|teneinde|alvorens");
        open(infinitive ? Clause::Form::infinitive : relative ? Clause::Form::relative : Clause::Form::subordinate, w.lower, false);
        if (relative) {
            for (std::size_t i = at_; i-- > 0;) {
                if (!plain(i) ? !pieces_[i].temporal : word(i).nominal()) {
                    top().antecedent = pieces_[i].last - 1;
                    break;
                }
            }
        }
        top().words.push_back(pieces_[at_].first);
    }

    /// "en", "maar", "want" before a clause of its own rather than before a noun.
    bool conjunct() {
        const Word& w = word(at_);
        const bool sub = top().form != Clause::Form::main;
        if (sub && !complete(top())) {
            return false;
        }
        const std::size_t holder = stack_.back();
        const bool main_ready = clauses_[stack_.front()].finite.has_value();
        const bool comma = at_ > 0 && word(at_ - 1).is(",");
        const auto ahead = finite_ahead(at_ + 1, false);
        if (!ahead) {
            return false;
        }
        const bool plural_form = word(*ahead).tag.find(",mv") != std::string::npos;
        if (plural_form && awaits_infinitive(clauses_[stack_.front()])) {
            return false;
        }
        const bool verb_next = *ahead == at_ + 1 || (*ahead == at_ + 2 && plain(at_ + 1) && word(at_ + 1).word_class == WordClass::adverb);
        if (sub && !comma && !verb_next) {
            const Clause::Form form = clauses_[holder].form;
            const std::string opener = clauses_[holder].opener;
            const auto antecedent = clauses_[holder].antecedent;
            stack_.pop_back();
            open(form, opener, true);
            top().antecedent = antecedent;
            return true;
        }
        if (!main_ready) {
            return false;
        }
        if (!verb_next && !comma && !one_of(w.lower, "maar|want|dus") && *ahead > at_ + 8) {
            return false;
        }
        const std::size_t root = stack_.front();
        stack_.clear();
        open(Clause::Form::main, w.lower, verb_next);
        top().parent = root;
        return true;
    }

    void take_word() {
        Clause& clause = top();
        const std::size_t index = pieces_[at_].first;
        const Word& w = words_[index];
        clause.words.push_back(index);
        const bool te = at_ > 0 && word(at_ - 1).is("te");
        if (w.finite() && !te && !awaits_infinitive(clause) && !clause.finite) {
            clause.finite = index;
            clause.verbs.push_back({index, {}});
        } else if (w.infinitive() && !te && !clause.finite && clause.form != Clause::Form::main && clause.form != Clause::Form::infinitive) {
            // A plural finite verb at the end of its clause is often tagged as an infinitive.
            clause.finite = index;
            clause.verbs.push_back({index, {}});
        } else if (awaits_infinitive(clause) && w.tag.starts_with("WW(inf,nom") && at_ > 0 && word(at_ - 1).word_class != WordClass::determiner) {
            clause.verbs.push_back({index, {}});
        } else if (verbal(w) && w.word_class == WordClass::verb) {
            clause.verbs.push_back({index, {}});
        }
        clause.negated = clause.negated || one_of(w.lower, negations);
    }

    void keep_rest() {
        for (std::size_t i = pieces_[at_].first + 1; i < pieces_[at_].last; ++i) {
            top().words.push_back(i);
        }
    }

    const std::vector<Word>& words_;
    std::vector<Piece> pieces_;
    std::vector<Clause> clauses_;
    std::vector<std::size_t> stack_;
    std::size_t at_ = 0;
};

/// Adds to each verb what it is with a separated particle: "wijst … af", "bij te wonen".
void add_particles(const std::vector<Word>& words, Clause& clause) {
    const auto follows_noun_phrase = [&](std::size_t k) {
        if (k + 1 >= clause.words.size()) {
            return false;
        }
        const Word& next = words[clause.words[k + 1]];
        return next.word_class == WordClass::determiner || next.word_class == WordClass::adjective || next.nominal() ||
               next.word_class == WordClass::numeral || next.word_class == WordClass::pronoun;
    };
    for (VerbUse& verb : clause.verbs) {
        const std::string base = words[verb.word].lemma;
        verb.lemmas.push_back(base);
        // The lemmatiser leaves a past tense that it does not know as it is.
        if (words[verb.word].finite() && base == words[verb.word].lower && base.size() > 5 && (base.ends_with("de") || base.ends_with("te"))) {
            verb.lemmas.push_back(base.substr(0, base.size() - 2) + "en");
        }
        const auto place = std::ranges::find(clause.words, verb.word);
        const auto at = static_cast<std::size_t>(place - clause.words.begin());
        const bool with_te = at >= 2 && words[clause.words[at - 1]].is("te");
        if (with_te) {
            verb.lemmas.push_back(words[clause.words[at - 2]].lower + base);
        }
        if (clause.finite != verb.word) {
            // "beschikbaar stellen", "deel te nemen": the particle stands right before the verb.
            if (at >= 1 && !with_te) {
                verb.lemmas.push_back(words[clause.words[at - 1]].lower + base);
            }
            continue;
        }
        for (std::size_t k = at + 1; k < clause.words.size(); ++k) {
            const Word& w = words[clause.words[k]];
            const bool preposition = w.word_class == WordClass::preposition && !w.tag.starts_with("VZ(fin");
            if (w.lower.size() >= 2 && !(preposition && follows_noun_phrase(k))) {
                verb.lemmas.push_back(w.lower + base);
            }
        }
    }
}

/// Groups a clause's words into noun phrases.
class Phraser {
public:
    Phraser(const std::vector<Word>& words, std::span<const Unit> units, Clause& clause)
        : words_{words}, units_{units}, clause_{clause} {}

    void run() {
        std::string preposition;
        for (std::size_t k = 0; k < clause_.words.size();) {
            const std::size_t i = clause_.words[k];
            const Word& w = words_[i];
            const bool unit = unit_at(i) != nullptr;
            if (!unit && w.word_class == WordClass::preposition && !w.is("te")) {
                preposition = w.lower;
                ++k;
                continue;
            }
            if (!unit && !starts_phrase(w)) {
                if (w.word_class != WordClass::punctuation && w.word_class != WordClass::coordinator &&
                    w.word_class != WordClass::adverb) {
                    preposition.clear();
                }
                ++k;
                continue;
            }
            k = take(k, preposition);
            preposition.clear();
        }
    }

private:
    [[nodiscard]] const Unit* unit_at(std::size_t i) const {
        const auto found = std::ranges::find(units_, i, &Unit::first);
        return found == units_.end() ? nullptr : &*found;
    }

    [[nodiscard]] static bool starts_phrase(const Word& w) {
        const bool personal = w.tag.starts_with("VNW(pers") || w.tag.starts_with("VNW(onbep,pron");
        return w.nominal() || w.word_class == WordClass::determiner || w.word_class == WordClass::numeral || personal ||
               (w.word_class == WordClass::adjective && w.tag.find("prenom") != std::string::npos) ||
               (w.word_class == WordClass::pronoun && (w.tag.find("prenom") != std::string::npos || w.tag.starts_with("VNW(aanw,pron")));
    }

    std::size_t take(std::size_t k, const std::string& preposition) {
        const std::size_t begin = k;
        Phrase phrase;
        phrase.first = clause_.words[k];
        std::size_t last = phrase.first;
        bool headed = false;
        while (k < clause_.words.size()) {
            const std::size_t i = clause_.words[k];
            if (k > begin && i != clause_.words[k - 1] + 1) {
                break;
            }
            const Word& w = words_[i];
            if (const Unit* unit = unit_at(i)) {
                if (headed && (unit->temporal || !unit->named)) {
                    break;
                }
                if (headed && words_[last].word_class != WordClass::name && words_[last].plural()) {
                    break;
                }
                while (k < clause_.words.size() && clause_.words[k] < unit->last) {
                    ++k;
                }
                last = unit->last - 1;
                phrase.head = last;
                phrase.temporal = unit->temporal;
                phrase.named = unit->named;
                headed = true;
                if (unit->temporal) {
                    break;
                }
                continue;
            }
            const bool determiner = w.word_class == WordClass::determiner;
            if (headed && (determiner || !(w.nominal() || w.word_class == WordClass::adjective))) {
                break;
            }
            if (headed && w.word_class == WordClass::adjective && w.tag.find("prenom") == std::string::npos) {
                break;
            }
            if (headed && w.nominal() && (words_[last].plural() || phrase.named)) {
                break;
            }
            if (!headed && !starts_phrase(w) && w.word_class != WordClass::adjective) {
                break;
            }
            if (headed && w.word_class == WordClass::adjective) {
                break;
            }
            last = i;
            if (w.nominal() || w.word_class == WordClass::pronoun || w.word_class == WordClass::numeral) {
                phrase.head = i;
                headed = headed || w.nominal() || w.tag.starts_with("VNW(pers");
            }
            ++k;
        }
        if (phrase.head < phrase.first) {
            phrase.head = last;
        }
        phrase.last = last + 1;
        phrase.preposition = preposition;
        link(phrase);
        clause_.phrases.push_back(phrase);
        return std::max(k, begin + 1);
    }

    /// Coordination and attachment to the phrase before.
    void link(Phrase& phrase) const {
        if (clause_.phrases.empty() || phrase.temporal) {
            return;
        }
        const Phrase& before = clause_.phrases.back();
        if (before.temporal) {
            return;
        }
        const std::size_t gap_from = before.last;
        const std::size_t gap_to = phrase.first - (phrase.preposition.empty() ? 0 : 1);
        bool joined = gap_to > gap_from;
        for (std::size_t i = gap_from; i < gap_to && joined; ++i) {
            joined = one_of(words_[i].lower, ",|en|of|alsmede|evenals|alsook|respectievelijk|ook|waaronder");
        }
        if (phrase.preposition.empty() && words_[phrase.first - 1].is("(") && gap_to == gap_from + 1) {
            // A short form in brackets is the thing before it once more.
            phrase.attached = true;
            phrase.preposition = before.preposition;
        } else if (joined) {
            if (phrase.preposition.empty()) {
                phrase.joined = true;
                phrase.preposition = before.preposition;
                phrase.attached = before.attached;
                // "over de oorlog tegen A, de situatie in B": a comma and an article go on with the outer list.
                const bool outer = before.attached && !before.joined && words_[gap_from].is(",") && words_[phrase.first].word_class == WordClass::determiner;
                for (auto host = clause_.phrases.rbegin(); outer && host != clause_.phrases.rend(); ++host) {
                    if (!host->attached) {
                        phrase.preposition = host->preposition;
                        phrase.attached = false;
                        break;
                    }
                }
            } else {
                phrase.joined = phrase.preposition == before.preposition;
                phrase.attached = phrase.joined && before.attached;
            }
        } else if (!phrase.preposition.empty() && gap_from == gap_to) {
            const Word& head = words_[before.head];
            phrase.attached = phrase.preposition == "van" || head.nominal();
        }
    }

    const std::vector<Word>& words_;
    std::span<const Unit> units_;
    Clause& clause_;
};

bool agrees(const std::vector<Word>& words, const Clause& clause, std::size_t phrase) {
    const Word& finite = words[*clause.finite];
    const bool verb_plural = finite.tag.find(",mv") != std::string::npos;
    const Word& head = words[clause.phrases[phrase].head];
    const bool coordinated = phrase + 1 < clause.phrases.size() && clause.phrases[phrase + 1].joined;
    if (coordinated || clause.phrases[phrase].joined) {
        return true;
    }
    if (head.word_class == WordClass::noun && !clause.phrases[phrase].named) {
        return head.plural() == verb_plural || (head.plural() && head.capitalised());
    }
    return true;
}

void find_subjects(const std::vector<Word>& words, Clause& clause) {
    if (!clause.finite || (clause.shares_subject && clause.form == Clause::Form::main)) {
        return;
    }
    const auto bare = [&](const Phrase& p) {
        const Word& head = words[p.head];
        const bool object_pronoun = one_of(head.lower, "zich|elkaar|hen|hem|haar|u|ons|mij|er");
        return p.preposition.empty() && !p.temporal && !p.attached && !p.joined && !object_pronoun;
    };
    std::optional<std::size_t> chosen;
    std::optional<std::size_t> fallback;
    for (std::size_t i = 0; i < clause.phrases.size() && !chosen; ++i) {
        if (!bare(clause.phrases[i])) {
            continue;
        }
        if (!fallback) {
            fallback = i;
        }
        if (agrees(words, clause, i)) {
            chosen = i;
        }
    }
    if (clause.form == Clause::Form::relative && one_of(clause.opener, "die|dat|wat")) {
        // "die China instelde" has its own subject; "die de 2% nog niet halen" has not: the pronoun is it. A name or
        // "het kabinet" acts; a bare noun phrase after the pronoun is the object unless it alone agrees.
        const bool other_acts = chosen && (clause.phrases[*chosen].named || words[clause.phrases[*chosen].head].word_class == WordClass::name);
        if (!other_acts) {
            return;
        }
    }
    if (!chosen) {
        chosen = fallback;
    }
    if (!chosen) {
        return;
    }
    clause.subjects.push_back(*chosen);
    for (std::size_t i = *chosen + 1; i < clause.phrases.size(); ++i) {
        const Phrase& p = clause.phrases[i];
        if (p.joined && p.preposition.empty()) {
            clause.subjects.push_back(i);
        } else if (!p.attached) {
            break;
        }
    }
}

void find_voice(const std::vector<Word>& words, Clause& clause) {
    const bool worden = std::ranges::any_of(clause.verbs, [&](const VerbUse& v) { return words[v.word].lemma == "worden"; });
    // "werd verzocht": the participle looks like a past tense and is often tagged as one.
    const bool participle = std::ranges::any_of(clause.verbs, [&](const VerbUse& v) {
        return words[v.word].participle() || (v.word != clause.finite && words[v.word].finite());
    });
    const bool zijn = clause.finite && words[*clause.finite].lemma == "zijn";
    // A perfect with "zijn" is active only for verbs of motion and agreement.
    const bool active = std::ranges::any_of(clause.verbs, [&](const VerbUse& v) {
        return v.is("overeenkomen|komen|gaan|blijven|beginnen|worden|opkomen|instemmen|afnemen|toenemen|gegaan|overeengekomen");
    });
    clause.passive = participle && (worden || (zijn && !active));
}

}  // namespace

bool VerbUse::is(std::string_view list) const {
    return std::ranges::any_of(lemmas, [&](const std::string& lemma) { return one_of(lemma, list); });
}

std::vector<std::size_t> Clause::coordinated(std::size_t phrase) const {
    std::vector<std::size_t> members{phrase};
    bool nested = false;
    for (std::size_t p = phrase + 1; p < phrases.size(); ++p) {
        const Phrase& next = phrases[p];
        if (!next.joined) {
            if (!next.attached) {
                break;
            }
            nested = true;
        } else if (!nested || !next.attached) {
            nested = false;
            members.push_back(p);
        }
    }
    return members;
}

bool Clause::has_word(const std::vector<Word>& all, std::string_view list) const {
    return std::ranges::any_of(words, [&](std::size_t i) { return one_of(all[i].lower, list) || one_of(all[i].lemma, list); });
}

std::vector<Clause> clauses_of(const std::vector<Word>& words, std::span<const Unit> units) {
    std::vector<Clause> clauses = Cutter{words, pieces_of(words, units)}.cut();
    for (Clause& clause : clauses) {
        add_particles(words, clause);
        Phraser{words, units, clause}.run();
        find_subjects(words, clause);
        find_voice(words, clause);
    }
    return clauses;
}

}  // namespace dossier::loaders::find
