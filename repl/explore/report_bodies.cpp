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
    constexpr std::array<std::pair<std::string_view, Text>, 6> words{{
        {"agreement", Text::kind_agreement},
        {"undertaking", Text::kind_undertaking},
        {"intention", Text::kind_intention},
        {"call", Text::kind_call},
        {"made", Text::status_made},
        {"expected", Text::status_expected},
    }};
    const std::string word = plain(value);
    const auto* const found = std::ranges::find(words, word, &std::pair<std::string_view, Text>::first);
    return found == words.end() ? word : say(language, found->second);
}

std::vector<std::string> heads_of(const query::Result& result) { return result.columns; }

std::string paragraph(std::string_view text) { return fmt::format("<p>{}</p>\n", html(text)); }

std::string scrolling(std::string_view table, std::string_view kind) {
    return fmt::format("<div class=\"wide{}\">\n{}</div>\n", kind, table);
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
        for (const Value& value : row) cells.push_back({html(plain(value))});
    }
    return scrolling(page_table(say(language, Text::documents_caption), heads_of(documents), rows), "");
}

std::string register_body(const query::Result& commitments, Quotes& quotes, Language language) {
    if (commitments.rows.empty()) return paragraph(say(language, Text::no_commitments));
    const std::size_t last = commitments.columns.size() - 1;  // the source; before it the sentence
    std::vector<PageRow> rows;
    for (const auto& row : commitments.rows) {
        auto& cells = rows.emplace_back();
        const std::string source = plain(row[last]);
        for (std::size_t at = 0; at < last; ++at) {
            const bool enumerated = at == 1 || at == 2;
            cells.push_back({html(enumerated ? in_language(row[at], language) : plain(row[at])),
                             at + 1 == last ? quotes.language_of(source) : std::string{}});
        }
        cells.push_back({quotes.link(source)});
    }
    return scrolling(page_table(counted(language, Text::register_caption, rows.size()), heads_of(commitments), rows),
                     "");
}

std::string timeline_body(const query::Result& timeline, Quotes& quotes, Language language) {
    std::vector<PageRow> rows;
    for (const auto& row : timeline.rows) {
        if (row[0].is_null()) continue;
        const std::string source = plain(row[4]);
        rows.push_back({{html(plain(row[0]))},
                        {html(in_language(row[1], language))},
                        {html(plain(row[2]))},
                        {html(plain(row[3])), quotes.language_of(source)},
                        {quotes.link(source)}});
    }
    const std::string undated = paragraph(counted(language, Text::undated, timeline.rows.size() - rows.size()));
    if (rows.empty()) return undated;
    return scrolling(page_table(say(language, Text::timeline_caption), heads_of(timeline), rows), "") + undated;
}

std::string matrix_body(const query::Result& associations, Quotes& quotes, Language language) {
    constexpr std::size_t most_actors = 25, most_topics = 20;
    std::map<std::string, std::int64_t> actors, topics;
    std::map<std::pair<std::string, std::string>, Value> sources;
    for (const auto& row : associations.rows) {
        const std::string actor = plain(row[0]), topic = plain(row[1]);
        const std::int64_t weight = row[2].is(ValueKind::integer) ? row[2].as_integer() : 1;
        actors[actor] += weight;
        topics[topic] += weight;
        sources[{actor, topic}] = row[3];
    }
    if (actors.empty()) return paragraph(say(language, Text::no_associations));
    const auto columns = weightiest(topics, most_topics);
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
        say(language, Text::matrix_caption, fmt::arg("rows", rows.size()), fmt::arg("all_rows", actors.size()),
            fmt::arg("columns", columns.size()), fmt::arg("all_columns", topics.size()));
    return scrolling(page_table(caption, heads, rows), " matrix");
}

}  // namespace dossier::repl::explore
