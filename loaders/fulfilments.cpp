#include "loaders/fulfilments.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "loaders/find/grammar/words.hpp"
#include "loaders/graph_writer.hpp"
#include "loaders/node_record.hpp"
#include "loaders/vocabulary.hpp"

namespace dossier::loaders {

namespace {

namespace key = vocabulary::key;
namespace label = vocabulary::label;
namespace type = vocabulary::type;

// In hundredths, so that sums are exact. The table is in README.md.
constexpr int least = 55;
constexpr std::array<std::pair<std::string_view, int>, 4> by_how{
    {{"stated", 30}, {"announced", 25}, {"recalled", 15}, {"presented", 5}}};
constexpr int names_letter = 30, same_dossier = 15;
constexpr int topic_in_sentence = 20, topic_around = 10;
constexpr int in_time = 10, no_due = 5, little_late = 5;
constexpr int same_sender = 5;
constexpr std::chrono::days grace{92};

std::vector<graph::Adjacent> steps(const graph::PropertyGraph& graph, graph::NodeId node, std::string_view name,
                                   graph::Direction direction) {
    std::vector<graph::Adjacent> result;
    if (const auto id = graph.types().find(name))
        graph.for_each_adjacent(node, *id, direction, [&](graph::Adjacent one) { result.push_back(one); });
    return result;
}

/// `topic/steun-aan-oekraine` without its beginning: an id says the same whatever other letters call the topic.
std::string topic_slug(const graph::PropertyGraph& graph, graph::NodeId node) {
    constexpr std::string_view beginning = "topic/";
    const auto id = text_of(graph, node, key::id);
    return id.starts_with(beginning) ? id.substr(beginning.size()) : std::string{};
}

bool is_topic(const graph::PropertyGraph& graph, graph::NodeId node) {
    const auto topic = graph.labels().find(label::topic);
    return topic && graph.has_label(node, *topic);
}

bool is_chamber(std::string_view id) { return id == "tweede-kamer" || id == "eerste-kamer"; }

bool is_government(std::string_view id) {
    return id == "NLD" || id == "kabinet" || id == "defensie" || id.starts_with("post/nld/") ||
           id.starts_with("person/") || id.starts_with("ministerie");
}

bool holds_words(std::string_view words, std::string_view slug) {
    return !slug.empty() && words.find(fmt::format("-{}-", slug)) != std::string_view::npos;
}

bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::ranges::any_of(a, [&](const auto& one) { return b.contains(one); });
}

/// The last day of `2025-06-13`, `2025-06`, `2026-Q1`, `2025`, `2024-09-22/2024-12-31`; nothing where it is open.
std::optional<std::chrono::sys_days> last_day(std::string_view due) {
    using namespace std::chrono;
    due = due.substr(due.find('/') == std::string_view::npos ? 0 : due.find('/') + 1);
    const auto number = [&](std::size_t at, std::size_t size) -> std::optional<int> {
        int value = 0;
        const auto text = due.size() >= at + size ? due.substr(at, size) : std::string_view{};
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        return text.empty() || read.ec != std::errc{} ? std::nullopt : std::optional{value};
    };
    const auto y = number(0, 4);
    if (!y) return std::nullopt;
    const bool quarter = due.size() == 7 && due[5] == 'Q';
    const auto part = quarter ? number(6, 1) : number(5, 2);
    const int m = !part ? 12 : quarter ? *part * 3 : *part;
    if (m < 1 || m > 12) return std::nullopt;
    const year_month_day_last end{year{*y}, month_day_last{month{static_cast<unsigned>(m)}}};
    const auto d = number(8, 2);
    if (!d) return sys_days{end};
    const year_month_day exact{year{*y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(*d)}};
    return exact.ok() ? std::optional{sys_days{exact}} : std::nullopt;
}

int for_due(const std::string& due, const std::string& date) {
    if (due.empty()) return no_due;
    const auto end = last_day(due);
    const auto given = last_day(date);
    if (!end || !given) return due.ends_with("..") ? in_time : no_due;
    return *given <= *end ? in_time : *given <= *end + grace ? little_late : 0;
}

}  // namespace

/// Reads from the graph what one letter promises and gives.
class Fulfilments::Reading {
public:
    explicit Reading(const graph::PropertyGraph& graph) : graph_{graph} {}

    Letter read(graph::NodeId document) {
        letter_.document = document;
        letter_.id = text_of(graph_, document, key::id);
        letter_.date = text_of(graph_, document, key::date);
        letter_.dossier = text_of(graph_, document, key::dossier);
        for (const auto step : steps(graph_, document, type::signed_by, graph::Direction::outgoing)) {
            letter_.signers.insert(text_of(graph_, step.node, key::id));
            const auto role = property(graph_, step.relationship, key::role);
            if (role.is(graph::ValueKind::string)) letter_.signers.insert(find::lower_case(role.as_string()));
        }
        for (const auto step : steps(graph_, document, type::addressed_to, graph::Direction::outgoing))
            letter_.receivers.insert(text_of(graph_, step.node, key::id));
        citations();
        const auto title = text_of(graph_, document, key::title);
        for (const auto section : steps(graph_, document, type::has_section, graph::Direction::outgoing))
            for (const auto paragraph : steps(graph_, section.node, type::has_paragraph, graph::Direction::outgoing))
                this->paragraph(paragraph.node, title + " . " + text_of(graph_, section.node, key::title));
        return std::move(letter_);
    }

private:
    void citations() {
        for (const auto step : steps(graph_, letter_.document, type::cites, graph::Direction::outgoing))
            for (const auto& place : strings(property(graph_, step.relationship, key::evidence)))
                cited_[place].insert(text_of(graph_, step.node, key::id));
    }

    void paragraph(graph::NodeId paragraph, const std::string& headings) {
        const auto sentences = steps(graph_, paragraph, type::has_sentence, graph::Direction::outgoing);
        std::string around = headings;
        bool gives = false;
        for (const auto sentence : sentences) {
            around +=
                " . " + text_of(graph_, sentence.node, key::text) + " . " + text_of(graph_, sentence.node, key::lemmas);
            promises(sentence.node);
            gives = gives || !text_of(graph_, sentence.node, key::delivery).empty();
        }
        if (!gives) return;
        around = "-" + find::slug(around) + "-";
        for (const auto sentence : sentences) delivery(sentence.node, around);
    }

    void delivery(graph::NodeId sentence, const std::string& around) {
        Delivery delivery;
        delivery.how = text_of(graph_, sentence, key::delivery);
        if (delivery.how.empty()) return;
        delivery.sentence = text_of(graph_, sentence, key::id);
        delivery.letters = strings(property(graph_, sentence, key::promised_on));
        delivery.elsewhere = !property(graph_, sentence, key::promised_elsewhere).is_null();
        delivery.cited = cited_[delivery.sentence];
        for (const auto note : steps(graph_, sentence, type::has_footnote, graph::Direction::outgoing))
            delivery.cited.merge(std::set{cited_[text_of(graph_, note.node, key::id)]});
        delivery.words =
            "-" + find::slug(text_of(graph_, sentence, key::text) + " . " + text_of(graph_, sentence, key::lemmas)) +
            "-";
        delivery.words_around = around;
        for (const auto step : steps(graph_, sentence, type::mentions, graph::Direction::outgoing))
            if (is_topic(graph_, step.node)) delivery.topics.insert(topic_slug(graph_, step.node));
        letter_.deliveries.push_back(std::move(delivery));
    }

    void promises(graph::NodeId sentence) {
        for (const auto step : steps(graph_, sentence, type::stated_in, graph::Direction::incoming)) {
            const auto commitment = step.node;
            Promise promise{.commitment = commitment,
                            .sentence = text_of(graph_, sentence, key::id),
                            .due = text_of(graph_, commitment, key::due),
                            .topics = {},
                            .receivers = {}};
            for (const auto to : steps(graph_, commitment, type::towards, graph::Direction::outgoing))
                promise.receivers.insert(text_of(graph_, to.node, key::id));
            if (!is_promise(commitment, promise)) continue;
            for (const auto about : steps(graph_, commitment, type::about, graph::Direction::outgoing))
                promise.topics.insert(topic_slug(graph_, about.node));
            letter_.promises.push_back(std::move(promise));
        }
    }

    [[nodiscard]] bool is_promise(graph::NodeId commitment, const Promise& promise) const {
        const auto kind = text_of(graph_, commitment, key::kind);
        if (kind == "undertaking") return true;
        const auto makers = steps(graph_, commitment, type::commits_to, graph::Direction::incoming);
        return kind == "intention" && std::ranges::any_of(promise.receivers, is_chamber) && !makers.empty() &&
               std::ranges::all_of(makers, [&](auto by) { return is_government(text_of(graph_, by.node, key::id)); });
    }

    const graph::PropertyGraph& graph_;
    Letter letter_;
    std::map<std::string, std::set<std::string>> cited_;  ///< documents by the sentence or footnote that cites them
};

Fulfilments::Fulfilments(const graph::PropertyGraph& graph) : graph_{graph} { rebuild(); }

void Fulfilments::rebuild() {
    letters_.clear();
    const auto documents = graph_.labels().find(label::document);
    if (!documents) return;
    graph_.for_each_node(*documents, [&](graph::NodeId node) {
        auto letter = Reading{graph_}.read(node);
        if (!letter.promises.empty() || !letter.deliveries.empty())
            letters_.insert_or_assign(letter.id, std::move(letter));
    });
}

/// How sure it is that a sentence of the later letter gives what the earlier one promised, in hundredths; 0 where it
/// does not.
int Fulfilments::confidence(const Letter& later, const Delivery& delivery, const Letter& earlier,
                            const Promise& promise) {
    const bool dated = std::ranges::find(delivery.letters, earlier.date) != delivery.letters.end();
    const bool named = dated || delivery.cited.contains(earlier.id);
    const bool vague = delivery.how == "presented";
    // A sentence that says which promise it means, and means another.
    if (!named && (!delivery.letters.empty() || delivery.elsewhere || (!vague && !delivery.cited.empty()))) return 0;
    // What was promised to one chamber is not given to the other.
    if (!named && !promise.receivers.empty() && !later.receivers.empty() && !share(promise.receivers, later.receivers))
        return 0;
    const auto said_in = [&](const std::string& words) {
        return std::ranges::any_of(promise.topics, [&](const auto& topic) { return holds_words(words, topic); });
    };
    int sum = std::ranges::find(by_how, delivery.how, &std::pair<std::string_view, int>::first)->second;
    if (share(promise.topics, delivery.topics) || said_in(delivery.words))
        sum += topic_in_sentence;
    else if (said_in(delivery.words_around))
        sum += topic_around;
    else if (!named || earlier.promises.size() > 1)
        return 0;  // of several promises the letter must say what it is about
    sum += named ? names_letter : !later.dossier.empty() && later.dossier == earlier.dossier ? same_dossier : 0;
    sum += for_due(promise.due, later.date);
    sum += share(later.signers, earlier.signers) ? same_sender : 0;
    return sum >= least ? sum : 0;
}

void Fulfilments::tie(graph::PropertyGraph& graph, const Letter& later, const Letter& earlier) {
    if (earlier.date.empty() || earlier.date >= later.date) return;
    for (const auto& promise : earlier.promises) {
        int best = 0;
        std::string how;
        std::vector<std::string> evidence;
        for (const auto& delivery : later.deliveries) {
            const int sure = confidence(later, delivery, earlier, promise);
            if (sure == 0) continue;
            evidence.push_back(delivery.sentence);
            if (sure > best) how = delivery.how;
            best = std::max(best, sure);
        }
        if (evidence.empty()) continue;
        evidence.push_back(promise.sentence);
        std::ranges::sort(evidence);
        create_relationship(graph, later.document, type::fulfils, promise.commitment,
                            {{key::how, text_value(how)},
                             {key::status, graph::Value{"fact"}},
                             {key::confidence, graph::Value{best / 100.0}},
                             {key::evidence, list_of(evidence)}});
    }
}

void Fulfilments::tie(graph::PropertyGraph& graph, graph::NodeId document) {
    auto letter = Reading{graph}.read(document);
    letters_.erase(letter.id);
    for (const auto& [id, other] : letters_) {
        tie(graph, letter, other);
        tie(graph, other, letter);
    }
    if (letter.promises.empty() && letter.deliveries.empty()) return;
    letters_.emplace(letter.id, std::move(letter));
}

}  // namespace dossier::loaders
