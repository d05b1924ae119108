#include "loaders/find/commitments/commitment_details.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/commitments/commitment_topics.hpp"

namespace dossier::loaders::find {

namespace {

class DetailFinder {
public:
    DetailFinder(Letter& letter, std::size_t sentence, const Roles& roles, std::optional<std::size_t> main_event,
                 Commitment& found)
        : letter_{letter}, sentence_{sentence}, roles_{roles}, main_event_{main_event}, found_{found} {}

    void run() {
        found_.topics = topics_of_commitment(letter_, sentence_, roles_);
        set_towards();
        set_under();
        set_at();
        set_due();
        set_condition();
        if (found_.kind != "undertaking" && !work().quantities.empty()) {
            found_.quantity = work().quantities.front().value;
            found_.unit = work().quantities.front().unit;
        }
    }

private:
    [[nodiscard]] SentenceWork& work() const { return letter_.sentences()[sentence_]; }

    void set_towards() {
        if (!found_.towards.empty() || found_.kind == "call") {
            return;
        }
        const auto take = [&](std::size_t actor) {
            const bool maker = std::ranges::find(found_.by, actor) != found_.by.end();
            if (!maker && found_.towards.empty() && letter_.entity(actor).id != "NLD") {
                found_.towards.push_back(actor);
            }
        };
        for (const std::size_t topic : found_.kind == "agreement" ? found_.topics : std::vector<std::size_t>{}) {
            // "steun aan Oekraïne" benefits Oekraïne.
            const std::string& name = letter_.entity(topic).name;
            for (std::size_t e = 0; e < letter_.entities().size(); ++e) {
                if (letter_.is(e, EntityClass::actor) && name.ends_with(" aan " + letter_.entity(e).name)) {
                    take(e);
                }
            }
        }
        const bool gives = roles_.has_verb(
            "beschikbaarstellen|toezeggen|voorleggen|aanbieden|leveren|stellen|bijdragen|uittrekken|vrijmaken");
        for (const std::size_t p : roles_.governed_by(gives ? "aan|voor" : "met")) {
            const Phrase& phrase = roles_.clause().phrases[p];
            if (!gives && phrase.attached) {
                continue;
            }
            for (const std::size_t actor : roles_.actors(p)) {
                take(actor);
            }
            // "voor herstel van de Oekraïense energievoorziening": the country within the phrase gains.
            for (const Hit& hit : work().hits) {
                if (gives && hit.first >= phrase.first && hit.first <= phrase.last + 4 &&
                    letter_.entity(hit.entity).kind == "Country") {
                    take(hit.entity);
                }
            }
        }
        if (gives && found_.towards.empty()) {
            for (const std::size_t p : roles_.objects()) {
                for (const std::size_t actor : roles_.actors(p)) {
                    take(actor);
                }
            }
        }
    }

    void set_under() {
        for (const Hit& hit : work().hits) {
            if (letter_.is(hit.entity, EntityClass::instrument) && !found_.under) {
                found_.under = hit.entity;
            }
        }
    }

    void set_at() {
        for (const Hit& hit : work().hits) {
            const std::string_view before = hit.first > 0 ? work().word(hit.first - 1) : std::string_view{};
            const std::string_view earlier = hit.first > 1 ? work().word(hit.first - 2) : std::string_view{};
            if (letter_.is(hit.entity, EntityClass::event) && !found_.at && found_.kind != "undertaking" &&
                (one_of(before, "op|tijdens|in|bij|bijeenkomst") || one_of(earlier, "op|tijdens|in|bij"))) {
                found_.at = hit.entity;
            }
        }
        const bool meeting_ahead = main_event_ && !letter_.entity(*main_event_).start.empty() &&
                                   letter_.entity(*main_event_).start > letter_.date();
        const bool in_talks =
            roles_.clause().has_word(work().words, "gesprekken|gesprek|onderhandelingen|besprekingen");
        const bool theirs = found_.kind == "agreement" && found_.status == "expected";
        if (!found_.at && meeting_ahead &&
            (theirs || (in_talks && roles_.clause().has_word(work().words, "deze|die")))) {
            found_.at = main_event_;
        }
        // The council that decides does so at its meeting.
        if (!found_.at && found_.kind == "agreement" && main_event_ && letter_.entity(*main_event_).kind == "council" &&
            found_.by.size() == 1 &&
            letter_.entity(*main_event_).name.starts_with(letter_.entity(found_.by.front()).name)) {
            found_.at = main_event_;
        }
    }

    void set_due() {
        // "op weg naar 2050 heeft het kabinet de ambitie om X in 2040 te halen": what is aimed at has its own time.
        for (const Clause& aim : work().clauses) {
            if (aim.form == Clause::Form::infinitive && aim.opener == "om" && aim.parent == roles_.index()) {
                take_due(
                    [&](const TimeExpression& t) { return std::ranges::find(aim.words, t.first) != aim.words.end(); });
            }
        }
        if (found_.due_text.empty()) {
            take_due([](const TimeExpression&) { return true; });
        }
        if (found_.due_text.empty()) {
            take_named_date();
        }
    }

    /// "vóór die datum": the day that a sentence before has named.
    void take_named_date() {
        for (std::size_t i = 2; i < work().words.size(); ++i) {
            if (work().word(i) != "datum" || !one_of(work().word(i - 1), "die|deze") ||
                !one_of(work().word(i - 2), "voor|vóór|op|na|uiterlijk|per|tot")) {
                continue;
            }
            found_.due_text = work().printed(i - 2, i + 1);
            for (std::size_t s = sentence_; s-- > 0 && s + 3 >= sentence_;) {
                const std::vector<TimeExpression>& times = letter_.sentences()[s].times;
                const auto day = std::find_if(times.rbegin(), times.rend(),
                                              [](const TimeExpression& t) { return t.end.size() == 10; });
                if (day != times.rend()) {
                    found_.due = day->end;
                    return;
                }
            }
            return;
        }
    }

    template <typename Test>
    void take_due(const Test& usable) {
        for (const TimeExpression& time : work().times) {
            if (!usable(time)) {
                continue;
            }
            const bool of_event = std::ranges::any_of(work().hits, [&](const Hit& h) {
                const bool new_one = (h.first > 0 && work().word(h.first - 1) == "een") ||
                                     (h.first > 1 && work().word(h.first - 2) == "een");
                return letter_.is(h.entity, EntityClass::event) && !new_one &&
                       ((h.first < time.last && time.first < h.last) ||
                        (!time.start.empty() && letter_.entity(h.entity).start.starts_with(time.start)));
            });
            const bool gone = !time.start.empty() && time.end < letter_.date().substr(0, time.end.size());
            const bool since = time.first < time.core && one_of(work().word(time.first), "sinds|van");
            const bool told =
                roles_.past() && !time.deadline && time.start.size() == 4 && time.start == letter_.date().substr(0, 4);
            // "nam conclusies aan over de prioriteiten voor 2026": what was agreed is for that year, not due by it.
            const bool of_noun = roles_.past() && found_.kind == "agreement" && time.start.size() == 4 &&
                                 work().word(time.first) == "voor" && time.first > 0 &&
                                 work().words[time.first - 1].nominal();
            if (of_event || gone || since || told || of_noun) {
                continue;
            }
            found_.due = time.due;
            found_.due_text = work().printed(time.first, time.last);
            return;
        }
    }

    void set_condition() {
        for (const Clause& clause : work().clauses) {
            if (one_of(clause.opener, "indien|mits|als|mocht|wanneer|tenzij|zodra") &&
                clause.form == Clause::Form::subordinate && !clause.words.empty()) {
                found_.condition = work().printed(clause.words.front(), clause.words.back() + 1);
                while (!found_.condition.empty() &&
                       one_of(found_.condition.substr(found_.condition.size() - 1), ",|.| ")) {
                    found_.condition.pop_back();
                }
                return;
            }
        }
    }

    Letter& letter_;
    std::size_t sentence_;
    const Roles& roles_;
    std::optional<std::size_t> main_event_;
    Commitment& found_;
};

}  // namespace

void add_details(Letter& letter, std::size_t sentence, const Roles& roles, std::optional<std::size_t> main_event,
                 Commitment& found) {
    DetailFinder{letter, sentence, roles, main_event, found}.run();
}

}  // namespace dossier::loaders::find
