#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "repl/explore/report_page.hpp"
#include "repl/language/text.hpp"

namespace dossier::repl::explore {

using graph::Value;
using graph::ValueKind;

namespace {

/// A text as it is, a list of texts with commas between, nothing for null.
std::string plain(const Value& value) {
    if (value.is(ValueKind::string)) return value.as_string();
    if (value.is(ValueKind::integer)) return fmt::format("{}", value.as_integer());
    if (!value.is(ValueKind::list)) return {};
    std::vector<std::string> parts;
    for (const Value& element : value.as_list()) parts.push_back(plain(element));
    return fmt::format("{}", fmt::join(parts, ", "));
}

/// The graph model's words for kinds and statuses in the language of the page; any other word stays.
std::string in_language(const Value& value, Language language) {
    constexpr std::array<std::pair<std::string_view, Text>, 14> words{{
        {"agreement", Text::kind_agreement},
        {"undertaking", Text::kind_undertaking},
        {"intention", Text::kind_intention},
        {"call", Text::kind_call},
        {"summit", Text::kind_summit},
        {"meeting", Text::kind_meeting},
        {"conference", Text::kind_conference},
        {"dinner", Text::kind_dinner},
        {"debate", Text::kind_debate},
        {"ceremony", Text::kind_ceremony},
        {"election", Text::kind_election},
        {"council", Text::kind_council},
        {"made", Text::status_made},
        {"expected", Text::status_expected},
    }};
    const std::string word = plain(value);
    const auto* const found = std::ranges::find(words, word, &std::pair<std::string_view, Text>::first);
    return found == words.end() ? word : say(language, found->second);
}

std::vector<std::string> heads_of(const query::Result& result) { return result.columns; }

std::string paragraph(std::string_view text) { return fmt::format("<p>{}</p>\n", html(text)); }

/// What may be wider than the page is moved by keys too, and has a name of its own for that.
std::string scrolling(std::string_view name, std::string_view table, std::string_view kind = {}) {
    return fmt::format("<div class=\"wide{}\" role=\"group\" tabindex=\"0\" aria-label=\"{}\">\n{}</div>\n", kind,
                       html(name), table);
}

/// `text` as HTML whose days do not break: a line may end behind the `/` between two.
std::string with_whole_days(std::string_view text) {
    constexpr std::string_view digits = "0123456789";
    constexpr std::size_t month = 7;  // 2024-09
    std::string shown;
    while (!text.empty()) {
        const bool number = digits.find(text.front()) != std::string_view::npos;
        const std::size_t end = number ? text.find_first_not_of("0123456789-") : text.find_first_of(digits);
        const std::string_view part = text.substr(0, end);
        const bool day = number && part.size() >= month && part[4] == '-';
        shown += day ? fmt::format("<span class=\"day\">{}</span>", part) : html(part);
        if (part.ends_with('/')) shown += "<wbr />";
        text.remove_prefix(part.size());
    }
    return shown;
}

PageCell plain_cell(const Value& value) {
    return {with_whole_days(plain(value)), value.is(ValueKind::integer) ? " class=\"number\"" : ""};
}

/// A sentence, or what was read from it.
PageCell sentence_cell(const Value& text, std::string_view language) {
    return {html(plain(text)), fmt::format(" class=\"sentence\"{}", language)};
}

/// The links of all sentences in a list, or of one.
std::string links(const Value& sources, Quotes& quotes) {
    if (sources.is(ValueKind::string)) return quotes.link(sources.as_string());
    std::string text;
    if (!sources.is(ValueKind::list)) return text;
    for (const Value& source : sources.as_list()) {
        if (!source.is(ValueKind::string)) continue;
        text += text.empty() ? "" : " ";
        text += quotes.link(source.as_string());
    }
    return text;
}

/// Those that come first when the values are summed, at most `most`; then by name.
std::vector<std::string> weightiest(const std::map<std::string, std::int64_t>& weights, std::size_t most) {
    std::vector<std::string> names;
    for (const auto& [name, weight] : weights) names.push_back(name);
    std::ranges::stable_sort(names, std::greater<>{}, [&](const std::string& name) { return weights.at(name); });
    names.resize(std::min(names.size(), most));
    return names;
}

}  // namespace

std::string documents_body(const query::Result& documents, Language language) {
    std::vector<PageRow> rows;
    for (const auto& row : documents.rows) {
        auto& cells = rows.emplace_back();
        for (const Value& value : row) cells.push_back(plain_cell(value));
    }
    return scrolling(say(language, Text::documents_title),
                     page_table(say(language, Text::documents_caption), heads_of(documents), rows));
}

std::string register_body(const query::Result& commitments, Quotes& quotes, Language language) {
    if (commitments.rows.empty()) return paragraph(say(language, Text::no_commitments));
    const std::size_t last = commitments.columns.size() - 1;  // the source; before it the sentence
    std::vector<PageRow> rows;
    for (const auto& row : commitments.rows) {
        auto& cells = rows.emplace_back();
        const std::string source = plain(row[last]);
        for (std::size_t at = 0; at + 1 < last; ++at) {
            const bool enumerated = at == 1 || at == 2;
            cells.push_back(enumerated ? PageCell{html(in_language(row[at], language))} : plain_cell(row[at]));
        }
        cells.push_back(sentence_cell(row[last - 1], quotes.language_of(source)));
        cells.push_back({quotes.link(source)});
    }
    return scrolling(say(language, Text::commitments_title),
                     page_table(counted(language, Text::register_caption, rows.size()), heads_of(commitments), rows));
}

std::string timeline_body(const query::Result& timeline, Quotes& quotes, Language language) {
    std::vector<PageRow> rows;
    for (const auto& row : timeline.rows) {
        if (row[0].is_null()) continue;
        const std::string source = plain(row[4]);
        rows.push_back({plain_cell(row[0]),
                        {html(in_language(row[1], language))},
                        {html(plain(row[2]))},
                        sentence_cell(row[3], quotes.language_of(source)),
                        {quotes.link(source)}});
    }
    const std::string undated = paragraph(counted(language, Text::undated, timeline.rows.size() - rows.size()));
    if (rows.empty()) return undated;
    return scrolling(say(language, Text::timeline_title),
                     page_table(say(language, Text::timeline_caption), heads_of(timeline), rows)) +
           undated;
}

std::string matrix_body(const query::Result& associations, Quotes& quotes, Language language) {
    constexpr std::size_t most_actors = 25, most_topics = 20;
    std::map<std::string, std::int64_t> actors, topics;
    std::set<std::string> all_actors;
    std::map<std::pair<std::string, std::string>, Value> sources;
    std::map<std::pair<std::string, std::string>, std::int64_t> weights;
    for (const auto& row : associations.rows) {
        const std::string actor = plain(row[0]), topic = plain(row[1]);
        const std::int64_t weight = row[2].is(ValueKind::integer) ? row[2].as_integer() : 1;
        all_actors.insert(actor);
        topics[topic] += weight;
        weights[{actor, topic}] += weight;
        sources[{actor, topic}] = row[3];
    }
    if (topics.empty()) return paragraph(say(language, Text::no_associations));
    const auto columns = weightiest(topics, most_topics);
    for (const auto& [pair, weight] : weights) {  // of what is shown: no row is empty
        if (std::ranges::find(columns, pair.second) != columns.end()) actors[pair.first] += weight;
    }
    std::vector<std::string> heads{say(language, Text::actor_and_topic)};
    heads.insert(heads.end(), columns.begin(), columns.end());
    std::vector<PageRow> rows;
    for (const std::string& actor : weightiest(actors, most_actors)) {
        auto& cells = rows.emplace_back();
        cells.push_back({html(actor)});
        for (const std::string& topic : columns) {
            const auto found = sources.find({actor, topic});
            cells.push_back({found == sources.end() ? std::string{} : links(found->second, quotes)});
        }
    }
    const std::string caption =
        say(language, Text::matrix_caption, fmt::arg("rows", rows.size()), fmt::arg("all_rows", all_actors.size()),
            fmt::arg("columns", columns.size()), fmt::arg("all_columns", topics.size()));
    return scrolling(say(language, Text::matrix_title), page_table(caption, heads, rows), " matrix");
}

}  // namespace dossier::repl::explore
