#include "loaders/find/statements/hostilities.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "loaders/find/grammar/roles.hpp"
#include "loaders/find/statements/neighbours.hpp"

namespace dossier::loaders::find {

namespace {

constexpr std::string_view hostile = "agressie|oorlog|agressieoorlog|aanvalsoorlog|veroveringsoorlog|dreiging|"
                                     "bedreiging|aanval|aanvallen|invasie|campagne|campagnes|inval|sabotage|inmenging|"
                                     "beschietingen|bombardementen|annexatie|provocaties|ondermijning|chantage|geweld|"
                                     "misdaden|aanslag|aanslagen|repressie|intimidatie|terreur";
/// Compounds with one of these are hostile too: "raketaanvallen", "terreurdreiging".
constexpr std::string_view hostile_ends = "aanval|aanvallen|oorlog|agressie|dreiging|bombardementen";
constexpr std::string_view hostile_leads = "tegen|richting|voor|op|in|jegens";

bool is_hostile(std::string_view word) {
    const auto ends = [&](std::string_view end) { return word.size() > end.size() && word.ends_with(end); };
    return one_of(word, hostile) || !first_of(hostile_ends, ends).empty();
}

/// Reads one sentence by the words around its hostile nouns.
class HostilityReader {
public:
    HostilityReader(Letter& letter, std::size_t sentence)
        : letter_{letter}, sentence_{sentence}, work_{letter.sentences()[sentence]}, near_{letter, work_} {}

    [[nodiscard]] std::vector<Relation> read() {
        for (std::size_t i = 0; i < work_.words.size(); ++i) {
            rule_ = work_.word(i);
            if (is_hostile(rule_)) {
                hostility(i);
            }
        }
        return std::move(found_);
    }

private:
    void say(std::size_t subject, std::size_t object) {
        if (subject != object) {
            found_.push_back({subject, object, "THREATENS", "fact", std::string{rule_}});
        }
    }

    void hostility(std::size_t i) {
        std::optional<std::size_t> who = near_.actor_ending(i);
        std::size_t k = i + 1;
        std::size_t end = 0;
        if (!who && i > 0 && work_.words[i - 1].word_class == WordClass::adjective) {
            who = near_.actor_ending(i - 1);
        }
        if (one_of(work_.word(k), "van|door")) {
            const std::vector<std::size_t> actors = near_.actors_from(k + 1, k);
            who = actors.empty() ? who : std::optional{actors.front()};
        }
        for (const Clause& clause : work_.clauses) {
            // "de door Rusland begonnen oorlog".
            if (!who && clause.participial && clause.antecedent == i && !clause.words.empty()) {
                const std::vector<std::size_t> actors = near_.actors_from(clause.words.front() + 1, end);
                who = actors.empty() ? who : std::optional{actors.front()};
            }
        }
        if (!who) {
            return;
        }
        // "de oorlog van agressie in X".
        if (work_.word(k) == "van" && one_of(work_.word(k + 1), "agressie|verovering")) {
            k += 2;
        }
        // "met incidenten in A, B en C" is still what the campaign does.
        if (work_.word(k) == "met" && k + 2 < work_.words.size()) {
            k += 2;
        }
        if (!one_of(work_.word(k), hostile_leads)) {
            felt_by(k, *who);
            against_by_clause(i, *who);
            guarded(i, *who);
            only_other(*who);
            return;
        }
        std::vector<std::size_t> targets = near_.actors_from(k + 1, k);
        // "over de agressie tegen Oekraïne, Afghanistan en klimaatdiplomatie": the list goes on outside.
        if (targets.size() > 1 && one_of(work_.word(k), ",|en") && k + 1 < work_.words.size() &&
            (work_.words[k + 1].nominal() || work_.words[k + 1].word_class == WordClass::adjective ||
             work_.words[k + 1].word_class == WordClass::determiner)) {
            targets.resize(1);
        }
        for (const std::size_t target : targets) {
            say(*who, target);
        }
        against_by_clause(i, *who);
    }

    /// "In Oekraïne verliezen mensen hun huis door de Russische agressie": where one other country is named, it is
    /// meant.
    void only_other(std::size_t who) {
        std::set<std::size_t> others;
        for (const Hit& h : work_.hits) {
            const Entity& country = letter_.entity(h.entity);
            if (h.entity != who && country.kind == "Country" && country.id != "NLD") {
                others.insert(h.entity);
            }
        }
        if (others.size() == 1 && letter_.entity(who).kind == "Country") {
            say(who, *others.begin());
        }
    }

    /// "om zich te verdedigen tegen de Russische agressie", "beschermt burgers tegen Russische aanvallen": what is
    /// guarded is threatened.
    void guarded(std::size_t i, std::size_t who) {
        for (std::size_t c = 0; c < work_.clauses.size(); ++c) {
            const Clause& clause = work_.clauses[c];
            const Roles roles{letter_, sentence_, c};
            if (!roles.has_verb("verdedigen|beschermen|wapenen|verweren")) {
                continue;
            }
            const auto led = [&](std::size_t p) { return clause.phrases[p].first <= i && i < clause.phrases[p].last; };
            if (std::ranges::none_of(roles.governed_by("tegen"), led)) {
                continue;
            }
            const bool itself = clause.has_word(work_.words, "zich|zichzelf");
            std::vector<std::size_t> targets = itself || clause.passive ? roles.subjects() : std::vector<std::size_t>{};
            for (const std::size_t p : roles.objects()) {
                const std::vector<std::size_t> things = roles.things(p);
                targets.insert(targets.end(), things.begin(), things.end());
            }
            for (const std::size_t target : targets) {
                say(who, target);
            }
        }
    }

    /// "De Russische agressie heeft grote gevolgen voor de Oekraïense bevolking".
    void felt_by(std::size_t i, std::size_t who) {
        bool effects = false;
        for (std::size_t k = i; k < work_.words.size() && !one_of(work_.word(k), ",|;|.|:"); ++k) {
            effects = effects || one_of(work_.word(k), "gevolgen|effecten|impact|schade|slachtoffers");
            if (!effects || !one_of(work_.word(k), "op|voor|in|aan")) {
                continue;
            }
            std::size_t end = 0;
            const std::vector<std::size_t> targets = near_.actors_from(k + 1, end);
            if (!targets.empty()) {
                for (const std::size_t target : targets) {
                    say(who, target);
                }
                return;
            }
        }
    }

    /// "agressie …, die … een bedreiging vormt voor het NAVO-verdragsgebied".
    void against_by_clause(std::size_t i, std::size_t who) {
        for (const Clause& clause : work_.clauses) {
            if (clause.form != Clause::Form::relative || !clause.antecedent || *clause.antecedent < i ||
                *clause.antecedent > i + 3 ||
                !clause.has_word(work_.words, "bedreiging|dreiging|bedreigt|ondermijnt")) {
                continue;
            }
            for (const std::size_t w : clause.words) {
                if (work_.word(w) == "voor") {
                    std::size_t end = 0;
                    for (const std::size_t target : near_.actors_from(w + 1, end)) {
                        say(who, target);
                    }
                }
            }
        }
    }

    Letter& letter_;
    std::size_t sentence_;
    const SentenceWork& work_;
    Neighbours near_;
    std::vector<Relation> found_;
    std::string_view rule_;  ///< the noun that is being read
};

}  // namespace

std::vector<Relation> hostilities_in(Letter& letter, std::size_t sentence) {
    return HostilityReader{letter, sentence}.read();
}

}  // namespace dossier::loaders::find
