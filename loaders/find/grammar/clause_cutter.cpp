#include "loaders/find/grammar/clause_cutter.hpp"

#include <algorithm>
#include <utility>

#include "loaders/find/grammar/clause_pieces.hpp"

namespace dossier::loaders::find {

namespace {

constexpr std::string_view negations = "niet|geen|noch|nooit|nimmer|evenmin|niets";

bool verbal(const Word& word) { return word.finite() || word.infinitive() || word.participle(); }

/// Cuts a sentence into clauses, walking over its pieces with a stack of open clauses.
class Cutter {
public:
    Cutter(const std::vector<Word>& words, std::span<const Unit> units) : words_{words}, pieces_{words, units} {}

    [[nodiscard]] std::vector<Clause> cut() {
        open(Clause::Form::main, {}, false);
        for (at_ = 0; at_ < pieces_.size(); ++at_) {
            step();
        }
        std::ranges::for_each(clauses_, [&](Clause& clause) { find_plural(clause); });
        return std::move(clauses_);
    }

private:
    [[nodiscard]] const Word& word(std::size_t piece) const { return pieces_.word(piece); }
    [[nodiscard]] bool plain(std::size_t piece) const { return pieces_.plain(piece); }
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
        if (clause.opener == "mocht") {
            return clause.verbs.size() > 1;
        }
        if (clause.form == Clause::Form::infinitive) {
            return !clause.verbs.empty() && words_[clause.verbs.back().word].tag.starts_with("WW(inf");
        }
        return clause.finite.has_value();
    }

    /// "Zoals toegezegd in het debat informeer ik …": the finite verb does not stand at the participle, so it is not
    /// its own.
    [[nodiscard]] bool elliptic(const Clause& clause) const {
        const auto told = [&](const VerbUse& verb) { return words_[verb.word].participle(); };
        return clause.form == Clause::Form::subordinate && !clause.finite && !clause.verbs.empty() &&
               std::ranges::any_of(clause.verbs, told) && clause.verbs.back().word + 1 < pieces_[at_].first;
    }

    /// "We sluiten aan bij X en dragen bij aan Y": a plural present is often tagged as the infinitive that it looks
    /// like.
    [[nodiscard]] bool plural_present(std::size_t piece) const {
        const Clause& main = clauses_[stack_.front()];
        const bool next = piece > 0 && plain(piece) && word(piece).infinitive() &&
                          word(piece - 1).word_class == WordClass::coordinator;
        return next && main.finite && !awaits_infinitive(main) && words_[*main.finite].tag.starts_with("WW(pv,tgw,mv");
    }

    /// Is there a finite verb ahead, before the sentence breaks or another clause opens?
    [[nodiscard]] std::optional<std::size_t> finite_ahead(std::size_t piece, bool over_commas) const {
        for (std::size_t i = piece; i < pieces_.size(); ++i) {
            if (!plain(i)) {
                continue;
            }
            const Word& w = word(i);
            if (w.finite() || plural_present(i)) {
                return i;
            }
            if (w.is(";") || w.is(":") || w.is("(") || (w.is(",") && !over_commas) || pieces_.opens(i)) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    /// "De minister en zijn collega nemen beiden deel": a sentence without a finite verb has one that was tagged as the
    /// infinitive that a plural looks like.
    void find_plural(Clause& clause) const {
        if (clause.form != Clause::Form::main || clause.finite || clause.verbs.empty()) {
            return;
        }
        const std::size_t verb = clause.verbs.front().word;
        const bool several = std::ranges::any_of(clause.words, [&](std::size_t w) {
            return w < verb && (words_[w].is("en") || (words_[w].nominal() && words_[w].plural()));
        });
        if (several && words_[verb].infinitive() && !words_[verb - 1].is("te")) {
            clause.finite = verb;
        }
    }

    /// Where the bracket that opens at the piece closes, if it does.
    [[nodiscard]] std::optional<std::size_t> bracket_end(std::size_t piece) const {
        for (std::size_t i = piece + 1; i < pieces_.size(); ++i) {
            if (plain(i) && word(i).is(")")) {
                return i;
            }
            if (plain(i) && word(i).is("(")) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    /// "vier landen (Australië, Japan en Zuid-Korea)": the names in brackets act as those that they tell of.
    [[nodiscard]] bool names_members(std::size_t open, std::size_t close) const {
        bool several = false;
        for (std::size_t w = pieces_[open].last; w < pieces_[close].first; ++w) {
            const bool between = words_[w].is(",") || words_[w].is("en");
            several = several || between;
            if (!between && !words_[w].capitalised()) {
                return false;
            }
        }
        return several;
    }

    /// "(hierna: de Commissie)" cuts no clause in two: what is in brackets is one of its own.
    void skip_brackets(std::size_t end) {
        open(Clause::Form::subordinate, "(", true);
        Clause& inner = top();
        for (std::size_t i = at_ + 1; i < end; ++i) {
            for (std::size_t w = pieces_[i].first; w < pieces_[i].last; ++w) {
                inner.words.push_back(w);
                if (plain(i) && words_[w].word_class == WordClass::verb && verbal(words_[w])) {
                    inner.verbs.push_back({w, {}});
                    inner.finite = !inner.finite && words_[w].finite() ? std::optional{w} : inner.finite;
                }
                inner.negated = inner.negated || one_of(words_[w].lower, negations);
            }
        }
        stack_.pop_back();
        at_ = end;
    }

    void step() {
        if (!plain(at_)) {
            top().words.push_back(pieces_[at_].first);
            keep_rest();
            return;
        }
        const Word& w = word(at_);
        if (const auto end = w.is("(") ? bracket_end(at_) : std::nullopt; end && !names_members(at_, *end)) {
            skip_brackets(*end);
            return;
        }
        if (w.is(";") || w.is(":")) {
            restart();
            return;
        }
        if (w.is(",") || w.is(")")) {
            while (stack_.size() > 1 && complete(top())) {
                stack_.pop_back();
            }
            top().words.push_back(pieces_[at_].first);
            if (splices()) {
                restart();
            }
            return;
        }
        if (at_ == 0 && one_of(w.lower, "mocht|mochten")) {
            open(Clause::Form::subordinate, "mocht", false);
        } else if (pieces_.opens(at_)) {
            while (stack_.size() > 1 && complete(top()) && at_ > 0 && word(at_ - 1).is(",")) {
                stack_.pop_back();
            }
            open_at();
            return;
        } else if (w.word_class == WordClass::coordinator && conjunct()) {
            return;
        } else if (w.finite() && stack_.size() > 1 && (complete(top()) || elliptic(top())) &&
                   !clauses_[stack_.front()].finite) {
            stack_.resize(1);
        }
        if (begins_anew()) {
            restart();
        } else if (closes_outer()) {
            stack_.pop_back();
        }
        take_word();
    }

    /// "Omdat aanvragen, genoemd in X, kunnen worden toegewezen heb ik besloten": a main clause has one finite verb, so
    /// what went before belonged to a clause that a comma seemed to close.
    [[nodiscard]] bool begins_anew() const {
        const Clause& clause = clauses_[stack_.back()];
        const bool second = clause.form == Clause::Form::main && clause.finite && word(at_).finite() &&
                            !awaits_infinitive(clause) && clause.parent == std::nullopt && clauses_.size() > 1;
        return second && at_ > 0 && at_ + 1 < pieces_.size() && verbal(word(at_ - 1)) &&
               (one_of(words_[pieces_[at_ + 1].first].lower, "ik|wij|we|hij|zij|ze|het|de"));
    }

    /// "heeft de hulp die door Nederland is gegeven | geëvalueerd": the inner clause has its participle, the outer
    /// waits for one.
    [[nodiscard]] bool closes_outer() const {
        if (stack_.size() < 2 || !word(at_).participle()) {
            return false;
        }
        const Clause& inner = clauses_[stack_.back()];
        const Clause& outer = clauses_[stack_[stack_.size() - 2]];
        const bool helped = outer.finite && outer.verbs.size() == 1 && outer.form == Clause::Form::main &&
                            one_of(words_[*outer.finite].lemma, "hebben|zijn|worden");
        // "kan worden | geïnformeerd": an auxiliary without a participle waits for one itself.
        const bool has_participle =
            std::ranges::any_of(inner.verbs, [&](const VerbUse& v) { return words_[v.word].participle(); });
        const bool waits = !inner.verbs.empty() && !has_participle &&
                           one_of(words_[inner.verbs.back().word].lemma, "worden|hebben|zijn|blijven");
        const bool full =
            inner.finite && inner.verbs.size() > 1 && complete_group(inner) && !waits && verbal(word(at_ - 1));
        return helped && full;
    }

    /// "…, hierin heb ik stilgestaan bij X": a comma between two main clauses, the second with its verb second.
    [[nodiscard]] bool splices() const {
        const Clause& clause = clauses_[stack_.back()];
        if (clause.form != Clause::Form::main || !clause.finite || at_ + 2 >= pieces_.size() || !word(at_).is(",")) {
            return false;
        }
        const Word& first = word(at_ + 1);
        // "…, verwelkomde zij X": a further clause with its verb first.
        if (plain(at_ + 1) && plain(at_ + 2) && first.finite() &&
            word(at_ + 2).tag.starts_with("VNW(pers,pron,nomin")) {
            return true;
        }
        return plain(at_ + 1) && plain(at_ + 2) && word(at_ + 2).finite() &&
               (first.lower.starts_with("hier") || first.lower.starts_with("daar") ||
                one_of(first.lower, "dit|ook|toch"));
    }

    void open_at() {
        const Word& w = word(at_);
        const bool relative =
            w.tag.starts_with("VNW(betr") || (w.lower.starts_with("waar") && w.lower.size() >= 4 && at_ > 0);
        const bool infinitive = one_of(w.lower, "om|door|zonder|teneinde|alvorens");
        open(infinitive ? Clause::Form::infinitive
             : relative ? Clause::Form::relative
                        : Clause::Form::subordinate,
             w.lower, false);
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
            return gapped();
        }
        if (closes_perfect(*ahead)) {
            return false;
        }
        const bool plural_form = word(*ahead).tag.find(",mv") != std::string::npos;
        if (plural_form && awaits_infinitive(clauses_[stack_.front()])) {
            return false;
        }
        const bool verb_next =
            *ahead == at_ + 1 || (*ahead == at_ + 2 && plain(at_ + 1) && word(at_ + 1).word_class == WordClass::adverb);
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
        // "vorst en sneeuwval … en vroegen": the later "en" begins the clause.
        if (!verb_next && word(*ahead - 1).word_class == WordClass::coordinator) {
            return false;
        }
        const std::size_t root = stack_.front();
        stack_.clear();
        open(Clause::Form::main, w.lower, verb_next);
        top().parent = root;
        return true;
    }

    /// "hebben A, B en C een akkoord bereikt": what ends the sentence completes "hebben", though it looks finite.
    [[nodiscard]] bool closes_perfect(std::size_t piece) const {
        const Clause& main = clauses_[stack_.front()];
        const bool awaits =
            main.finite && main.verbs.size() == 1 && one_of(words_[*main.finite].lemma, "hebben|worden");
        return awaits && piece + 2 >= pieces_.size() && word(piece).lower.ends_with('t') &&
               (word(piece).lower.starts_with("be") || word(piece).lower.starts_with("ver") ||
                word(piece).lower.starts_with("ge"));
    }

    /// "heeft steun uitgesproken voor X en lidstaten opgeroepen": the second half has its own object and verb, and
    /// shares subject and finite verb.
    bool gapped() {
        const Clause& before = top();
        if (!before.finite || before.verbs.size() < 2 || !complete_group(before)) {
            return false;
        }
        const bool participle = words_[before.verbs.back().word].participle();
        std::size_t nominals = 0;
        for (std::size_t i = at_ + 1; i < pieces_.size(); ++i) {
            if (!plain(i)) {
                ++nominals;
                continue;
            }
            const Word& w = word(i);
            const bool same = participle ? w.participle() : w.infinitive() && !word(i - 1).is("te");
            if (same && nominals > 0) {
                break;
            }
            if (w.is(",") || w.is(";") || w.is(":") || w.is("(") || pieces_.opens(i) || same ||
                i + 1 == pieces_.size()) {
                return false;
            }
            nominals += w.nominal() ? 1 : 0;
        }
        if (nominals == 0 || at_ + 1 >= pieces_.size()) {
            return false;
        }
        Clause half;
        half.form = before.form;
        half.opener = before.form == Clause::Form::main ? word(at_).lower : before.opener;
        half.shares_subject = true;
        half.parent = stack_.back();
        half.finite = before.finite;
        half.verbs.push_back({*before.finite, {}});
        half.antecedent = before.antecedent;
        stack_.back() = clauses_.size();
        clauses_.push_back(std::move(half));
        return true;
    }

    /// Has the finite verb what it governs, as "heeft" its participle and "zal" its infinitive?
    [[nodiscard]] bool complete_group(const Clause& clause) const {
        const Word& finite = words_[*clause.finite];
        const Word& last = words_[clause.verbs.back().word];
        return last.participle()
                   ? one_of(finite.lemma, "hebben|zijn|worden")
                   : last.infinitive() && one_of(finite.lemma, "zullen|kunnen|moeten|willen|mogen|dienen");
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
        } else if (w.infinitive() && !te && !clause.finite && clause.form != Clause::Form::infinitive &&
                   (clause.form != Clause::Form::main || clause.shares_subject)) {
            // A plural finite verb at the end of its clause is often tagged as an infinitive.
            clause.finite = index;
            clause.verbs.push_back({index, {}});
        } else if (awaits_infinitive(clause) && w.tag.starts_with("WW(inf,nom") && at_ > 0 &&
                   word(at_ - 1).word_class != WordClass::determiner) {
            clause.verbs.push_back({index, {}});
        } else if (verbal(w) && w.word_class == WordClass::verb) {
            clause.verbs.push_back({index, {}});
        }
        clause.negated = clause.negated || one_of(w.lower, negations);
        if (w.participle() && one_of(w.lemma, object_control) && pieces_.infinitive_follows(at_)) {
            // "wordt gevraagd | van gedachten te wisselen over X": what is asked is another's doing.
            open(Clause::Form::infinitive, {}, false);
        }
    }

    void keep_rest() {
        for (std::size_t i = pieces_[at_].first + 1; i < pieces_[at_].last; ++i) {
            top().words.push_back(i);
        }
    }

    const std::vector<Word>& words_;
    Pieces pieces_;
    std::vector<Clause> clauses_;
    std::vector<std::size_t> stack_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<Clause> cut_clauses(const std::vector<Word>& words, std::span<const Unit> units) {
    return Cutter{words, units}.cut();
}

}  // namespace dossier::loaders::find
