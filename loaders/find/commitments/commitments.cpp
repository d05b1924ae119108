#include "loaders/find/commitments/commitments.hpp"

#include <algorithm>
#include <ranges>

#include "loaders/find/actors/actors.hpp"
#include "loaders/find/commitments/agreements.hpp"
#include "loaders/find/commitments/bindings.hpp"
#include "loaders/find/commitments/commitment_details.hpp"
#include "loaders/find/commitments/deeds.hpp"
#include "loaders/find/commitments/presenting.hpp"
#include "loaders/find/commitments/promises.hpp"
#include "loaders/find/confidence.hpp"
#include "loaders/find/gazetteer/learnt_model.hpp"

namespace dossier::loaders::find {

namespace {

constexpr std::string_view calling = "oproepen|verzoeken|vragen|aandringen|aansporen|manen";
class CommitmentFinder {
public:
    explicit CommitmentFinder(Letter& letter)
        : letter_{letter}, who_{letter.add(addressee(letter)), signatories(letter)} {
        for (std::size_t e = 0; e < letter.entities().size() && !main_event_; ++e) {
            // A letter is written about a summit or a council, not about one of the lesser meetings it names.
            if (letter.is(e, EntityClass::event) &&
                (letter.entity(e).kind == "summit" || letter.entity(e).kind == "council" ||
                 letter.entity(e).kind == "conference")) {
                main_event_ = e;
            }
        }
    }

    void run() {
        for (sentence_ = 0; sentence_ < letter_.sentences().size(); ++sentence_) {
            const std::size_t clauses = work().asks() ? 0 : work().clauses.size();
            // "is voornemens om uw Kamer te informeren": what is promised says more than that it is planned.
            for (const bool inner : {true, false}) {
                for (std::size_t c = 0; c < clauses; ++c) {
                    if ((work().clauses[c].form == Clause::Form::infinitive) == inner) {
                        read(c);
                    }
                }
            }
            if (clauses > 0 && !letter_.gazetteer().promises().empty()) {
                weigh_bindings();
            }
        }
    }

private:
    SentenceWork& work() { return letter_.sentences()[sentence_]; }

    void read(std::size_t c) {
        const Roles roles{letter_, sentence_, c};
        if (roles.negated() || presents_letter(letter_, roles) || tells_now(letter_, roles)) {
            return;
        }
        const bool main = roles.clause().form == Clause::Form::main;
        std::optional<Commitment> found;
        if (!main || roles.clause().finite) {
            found = undertaking_in(letter_, roles, who_);
        }
        const bool speaks = main ? roles.clause().finite.has_value()
                                 : reported(roles) || resolved_by_noun(roles) || told_in_passing(roles);
        if (!found && speaks) {
            found = call(roles);
        }
        if (!found) {
            found = agreement_in(letter_, roles, who_);
        }
        if (!found && speaks) {
            found = intention_in(letter_, roles, who_);
        }
        if (found) {
            finish(*std::move(found), roles);
        }
    }

    /// Of each who acts what was learnt from examples: that he binds himself where no rule says so, or that what a rule
    /// takes for binding is none.
    void weigh_bindings() {
        // What is less likely than that it binds does not bind; what a rule says is weighed down by much only.
        constexpr double least = 0.5;
        constexpr double surely_none = 0.9;
        for (const Binding& binding : bindings_in(letter_, sentence_)) {
            const LearntModel::Guess guess =
                letter_.gazetteer().promises().guess(features_of(letter_, sentence_, binding));
            const auto theirs = [&](const Commitment& one) {
                return one.sentence == work().source->ordinal &&
                       std::ranges::any_of(one.by, [&](std::size_t maker) { return among(binding.makers, maker); });
            };
            std::vector<Commitment>& all = letter_.findings().commitments;
            const auto here = std::ranges::equal_range(all, work().source->ordinal, {}, &Commitment::sentence);
            if (std::ranges::any_of(here, theirs)) {
                if (guess.none >= surely_none) {
                    std::erase_if(all, theirs);
                }
            } else if (guess.probability >= least) {
                add_learnt(binding, guess.label);
            }
        }
    }

    void add_learnt(const Binding& binding, std::string_view kind) {
        const Roles roles{letter_, sentence_, telling_clause(binding)};
        if (presents_letter(letter_, roles)) {
            return;
        }
        Commitment found;
        found.kind = std::string{kind};
        found.status = roles.status() == "expected" ? "expected" : "made";
        found.by = binding.makers;
        if (kind == "undertaking") {
            found.towards = {who_.chamber};
        }
        found.rule = std::string{learnt_rule};
        finish(std::move(found), roles);
    }

    /// The clause that tells most of what is promised: one that speaks of what will be, else the first.
    [[nodiscard]] std::size_t telling_clause(const Binding& binding) {
        const auto will = std::ranges::find_if(binding.clauses, [&](std::size_t c) {
            const Roles roles{letter_, sentence_, c};
            return roles.intended() && !roles.negated();
        });
        return will == binding.clauses.end() ? binding.clauses.front() : *will;
    }

    /// "omdat Denemarken X zal aanleggen", "het voorstel dat de Commissie in mei zal doen".
    [[nodiscard]] bool told_in_passing(const Roles& roles) {
        const Clause& c = roles.clause();
        const bool inside = (c.form == Clause::Form::subordinate &&
                             one_of(c.opener, "omdat|zodat|terwijl|waarbij|aangezien|doordat|nu|hoewel|waardoor")) ||
                            (c.form == Clause::Form::relative && !c.participial);
        const bool ahead = c.finite && roles.intended() && work().words[*c.finite].tag.find("tgw") != std::string::npos;
        // "terwijl Spanje toezegde X te leveren", "waarvoor Denemarken schepen heeft aangeboden".
        const bool pledged = c.finite && roles.past() && roles.has_verb("toezeggen|beloven|aankondigen|aanbieden");
        // "waarna het kabinet een besluit neemt".
        const bool then = c.opener == "waarna" && c.finite && !roles.past();
        return (inside && (ahead || pledged)) || then;
    }

    /// "heeft bevestigd dat het X wil ontwikkelen", "de verwachting is dat X zal worden opgeroepen": what is said or
    /// awaited in a dat clause binds as if it stood alone.
    [[nodiscard]] bool reported(const Roles& roles) {
        const Clause& c = roles.clause();
        if (c.opener != "dat" || c.form != Clause::Form::subordinate || !c.parent || *c.parent >= roles.index()) {
            return false;
        }
        const Roles around{letter_, sentence_, *c.parent};
        const bool said = around.has_verb("bevestigen|aangeven|melden|verklaren|toezeggen|aankondigen|zeggen|mededelen|"
                                          "meedelen|informeren|bekendmaken|beloven|besluiten|garanderen|waarborgen") ||
                          (around.has_verb("laten") && around.has_verb("weten")) ||
                          (around.has_verb("maken") && around.clause().has_word(work().words, "bekend|kenbaar"));
        const bool ahead = roles.intended() || (!roles.past() && set_in_future(letter_, roles));
        return !around.negated() && (roles.status() == "expected" || (said && ahead));
    }

    [[nodiscard]] bool calls(const Roles& roles) {
        return roles.has_verb(calling) ||
               (roles.has_verb("doen|richten") && roles.clause().has_word(work().words, "oproep|beroep|verzoek"));
    }

    [[nodiscard]] std::optional<Commitment> call(const Roles& roles) {
        const bool passive = roles.clause().passive;
        if (!roles.intended() || (passive && roles.governed_by("door").empty()) || !calls(roles) ||
            roles.clause().has_word(work().words, "aandacht") ||
            (roles.has_verb("vragen") && !roles.governed_by("naar").empty())) {
            return std::nullopt;
        }
        Commitment found;
        found.kind = "call";
        found.status = roles.status() == "expected" ? "expected" : "made";
        found.by = roles.agents();
        if (passive) {
            found.towards = roles.subjects();
        }
        bool somebody = false;  // "de Iraanse autoriteiten": whom it is, no list needs to know
        for (const std::size_t p : roles.objects()) {
            if (found.towards.empty()) {
                found.towards = roles.actors(p);
                somebody = somebody || work().words[roles.clause().phrases[p].head].plural();
            }
        }
        for (const std::size_t p : roles.governed_by("bij|aan|op")) {
            if (found.towards.empty()) {
                found.towards = roles.actors(p);
            }
        }
        if (found.by.empty() || (found.towards.empty() && !somebody)) {
            return std::nullopt;
        }
        return found;
    }

    /// The verb that commits: one that its kind asks for, else the last.
    [[nodiscard]] static std::string rule(const Roles& roles, std::string_view kind) {
        const std::string_view asked = kind == "undertaking" ? reporting
                                       : kind == "call"      ? calling
                                       : kind == "agreement" ? agreeing
                                                             : binding_now;
        const std::string verb = first_of(asked, [&](std::string_view one) { return roles.has_verb(one); });
        const auto& verbs = roles.clause().verbs;
        return !verb.empty() || verbs.empty() || verbs.back().lemmas.empty() ? verb : verbs.back().lemmas.front();
    }

    /// A sentence states one commitment for each set of makers.
    void finish(Commitment found, const Roles& roles) {
        found.sentence = work().source->ordinal;
        found.rule += rule(roles, found.kind);
        found.confidence = confidence_of(found.kind);
        add_details(letter_, sentence_, roles, main_event_, found);
        const auto before = letter_.findings().commitments | std::views::reverse |
                            std::views::take_while([&](const Commitment& c) { return c.sentence == found.sentence; });
        if (std::ranges::none_of(before, [&](const Commitment& c) { return c.by == found.by; })) {
            letter_.findings().commitments.push_back(std::move(found));
        }
    }

    Letter& letter_;
    Promisers who_;
    std::optional<std::size_t> main_event_;
    std::size_t sentence_ = 0;
};

}  // namespace

void find_commitments(Letter& letter) { CommitmentFinder{letter}.run(); }

}  // namespace dossier::loaders::find
