#include "graph/picture/timeline.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/civil.hpp"
#include "graph/export/caption.hpp"
#include "graph/provenance.hpp"
#include "graph/vocabulary.hpp"

// Commitments and meetings with their dates, gathered and put in order; how they are drawn is in timeline_drawing.cpp.

namespace dossier::graph::picture {

namespace {

namespace key = vocabulary::key;
namespace label = vocabulary::label;
namespace type = vocabulary::type;

std::optional<int> digits(std::string_view text, std::size_t count) {
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.size() != count || fault != std::errc{} || end != text.data() + count || number < 0) return {};
    return number;
}

Period months(int year, int first, int last) {
    return {to_days(CivilDate{year, first, 1}), to_days(CivilDate{year, last, days_in_month(year, last)})};
}

/// A day, month, quarter or year.
std::optional<Period> calendar_period(std::string_view text) {
    const auto year = digits(text.substr(0, 4), 4);
    if (!year) return {};
    if (text.size() == 4) return months(*year, 1, 12);
    if (text[4] != '-') return {};
    const std::string_view rest = text.substr(5);
    if (rest.starts_with('Q')) {
        const auto quarter = digits(rest.substr(1), 1);
        if (!quarter || *quarter < 1 || *quarter > 4) return {};
        return months(*year, *quarter * 3 - 2, *quarter * 3);
    }
    const auto month = digits(rest.substr(0, 2), 2);
    if (!month || *month < 1 || *month > 12) return {};
    if (rest.size() == 2) return months(*year, *month, *month);
    const auto day = rest[2] == '-' ? digits(rest.substr(3), 2) : std::nullopt;
    if (!day || *day < 1 || *day > days_in_month(*year, *month)) return {};
    const std::int64_t days = to_days(CivilDate{*year, *month, *day});
    return Period{days, days};
}

class Gathering {
public:
    Gathering(const PropertyGraph& graph, const Wording& wording) : graph_{graph}, finder_{graph}, wording_{wording} {}

    [[nodiscard]] std::vector<Timeline::Entry> meetings() const {
        std::vector<Timeline::Entry> found;
        for_each(label::event, [&](NodeId event) {
            Timeline::Entry entry = entry_of(event, caption(graph_, event));
            entry.period = time_of(event);
            if (const std::string place = text(event, key::place); !place.empty()) entry.about.push_back(place);
            if (entry.period) found.push_back(std::move(entry));
        });
        return found;
    }
    [[nodiscard]] std::vector<Timeline::Entry> commitments() const {
        std::vector<Timeline::Entry> found;
        for_each(label::commitment, [&](NodeId commitment) {
            Timeline::Entry entry = entry_of(commitment, caption(graph_, commitment));
            entry.period = period_of(text(commitment, key::due));
            entry.expected = text(commitment, key::status) == "expected";
            for (const NodeId meeting : beside(commitment, type::at, Direction::outgoing)) {
                if (entry.period) break;
                entry.period = time_of(meeting);
                entry.at_meeting = entry.period.has_value();
            }
            describe(entry);
            found.push_back(std::move(entry));
        });
        return found;
    }

private:
    template <typename Visit>
    void for_each(std::string_view label_name, Visit visit) const {
        if (const auto id = graph_.labels().find(label_name)) graph_.for_each_node(*id, visit);
    }
    /// A date is its ISO text.
    [[nodiscard]] std::string text(NodeId node, std::string_view name) const {
        const auto id = graph_.keys().find(name);
        const Value value = id ? graph_.property(node, *id) : Value{};
        if (value.is(ValueKind::string)) return value.as_string();
        return value.is(ValueKind::date) ? iso(value.as_date()) : std::string{};
    }
    [[nodiscard]] std::vector<NodeId> beside(NodeId node, std::string_view type_name, Direction direction) const {
        std::vector<NodeId> found;
        if (const auto id = graph_.types().find(type_name)) {
            graph_.for_each_adjacent(node, *id, direction, [&](Adjacent step) { found.push_back(step.node); });
        }
        return found;
    }
    [[nodiscard]] std::vector<std::string> names(const std::vector<NodeId>& nodes) const {
        std::vector<std::string> names;
        for (const NodeId node : nodes) names.push_back(caption(graph_, node));
        std::ranges::sort(names);
        names.erase(std::ranges::unique(names).begin(), names.end());
        return names;
    }
    [[nodiscard]] std::optional<Period> time_of(NodeId meeting) const {
        const auto first = period_of(text(meeting, key::start));
        const auto last = period_of(text(meeting, key::end));
        if (!first || !last) return first ? first : last;
        return Period{first->first, last->last < first->first ? first->last : last->last};
    }
    [[nodiscard]] Timeline::Entry entry_of(NodeId node, std::string name) const {
        Timeline::Entry entry;
        entry.node = node;
        entry.id = text(node, key::id);
        entry.name = std::move(name);
        for (const Evidence& sentence : finder_.of(node)) entry.sources.push_back(sentence.sentence);
        return entry;
    }
    void describe(Timeline::Entry& entry) const {
        const auto actors = names(beside(entry.node, type::commits_to, Direction::incoming));
        const auto others = names(beside(entry.node, type::towards, Direction::outgoing));
        if (!actors.empty()) entry.about.push_back(fmt::format("{}", fmt::join(actors, ", ")));
        if (!others.empty()) {
            entry.about.push_back(
                fmt::format(fmt::runtime(wording_.towards), fmt::format("{}", fmt::join(others, ", "))));
        }
        const std::string words = text(entry.node, key::due_text);
        if (const std::string& told = words.empty() ? text(entry.node, key::due) : words; !told.empty()) {
            entry.about.push_back(told);
        }
        if (const std::string condition = text(entry.node, key::condition); !condition.empty()) {
            entry.about.push_back(fmt::format(fmt::runtime(wording_.condition), condition));
        }
    }

    const PropertyGraph& graph_;
    EvidenceFinder finder_;
    const Wording& wording_;
};

/// Without a beginning before all that have one.
void sort(std::vector<Timeline::Entry>& entries) {
    constexpr std::int64_t before = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t after = std::numeric_limits<std::int64_t>::max();
    std::ranges::stable_sort(entries, {}, [before, after](const Timeline::Entry& entry) {
        const Period period = entry.period.value_or(Period{});
        return std::tuple{period.first.value_or(period.last ? *period.last : before), period.last.value_or(after),
                          entry.id, entry.name};
    });
}

}  // namespace

std::optional<Period> period_of(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return calendar_period(text);
    const std::string_view before = text.substr(0, slash);
    const std::string_view behind = text.substr(slash + 1);
    const auto first = calendar_period(before);
    const auto last = calendar_period(behind);
    const bool understood = (first || before == "..") && (last || behind == "..") && (first || last);
    if (!understood || (first && last && *last->last < *first->first)) return {};
    return Period{first ? first->first : std::nullopt, last ? last->last : std::nullopt};
}

Timeline timeline_of_commitments(const PropertyGraph& graph, std::size_t most, const Wording& wording) {
    const Gathering gathering{graph, wording};
    Timeline timeline;
    timeline.meetings = gathering.meetings();
    sort(timeline.meetings);
    std::vector<Timeline::Entry> commitments = gathering.commitments();
    timeline.all_commitments = commitments.size();
    sort(commitments);
    for (const bool dated : {true, false}) {
        for (Timeline::Entry& entry : commitments) {
            if (entry.period.has_value() != dated || timeline.dated.size() + timeline.undated.size() == most) continue;
            (dated ? timeline.dated : timeline.undated).push_back(std::move(entry));
        }
    }
    return timeline;
}

}  // namespace dossier::graph::picture
