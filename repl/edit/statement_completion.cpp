#include "repl/edit/statement_completion.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "graph/vocabulary.hpp"
#include "query/bind/type_names.hpp"
#include "query/manual.hpp"
#include "query/syntax/characters.hpp"
#include "query/syntax/parser.hpp"
#include "repl/edit/cursor_place.hpp"
#include "repl/edit/file_words.hpp"
#include "repl/edit/graph_words.hpp"
#include "repl/edit/scope.hpp"
#include "repl/print/text_width.hpp"

namespace dossier::repl::edit {

namespace {

namespace manual = query::manual;
namespace syntax = query::syntax;

/// What the graph, the language and the statement itself have for the place at the cursor.
class Offers {
public:
    Offers(const Knowledge& knowledge, const CursorPlace& place)
        : knowledge_{knowledge}, graph_{knowledge.graph}, place_{place}, typed_{place.typed()} {
        found_.begin = place.word().where.begin;
    }

    Completions completions() {
        switch (place_.word().kind) {
        case TokenKind::comment:
        case TokenKind::number: break;
        case TokenKind::text: offer_values(); break;
        case TokenKind::parameter: offer_parameters(); break;
        default: offer_words(); break;
        }
        auto& all = found_.candidates;
        std::ranges::sort(all, {}, &Candidate::text);
        const auto repeated = std::ranges::unique(all, {}, &Candidate::text);
        all.erase(repeated.begin(), repeated.end());
        if (found_.heading.empty()) add_signature();
        return std::move(found_);
    }

private:
    void offer(Candidate candidate) {
        if (begins_with(candidate.text, typed_)) found_.candidates.push_back(std::move(candidate));
    }
    /// In grave accents where it needs them, or was begun with one.
    void offer_name(std::string_view name) {
        const bool quoted = place_.word().kind == TokenKind::name;
        if (!begins_with(name, quoted ? typed_.substr(1) : typed_)) return;
        const bool plain = !name.empty() && syntax::identifier_end(name, 0) == name.size();
        if (plain && !quoted) {
            found_.candidates.push_back({.text = std::string{name}});
        } else if (name.find_first_of("`\\") == std::string_view::npos && print::visible(name) == name) {
            found_.candidates.push_back({.text = fmt::format("`{}`", name)});
        }
    }
    void offer_names(const std::vector<std::string>& names) {
        for (const std::string& name : names) offer_name(name);
    }
    void offer_kinds() { offer_names(place_.in_relationship() ? types_in_use(graph_) : labels_in_use(graph_)); }

    void offer_words() {
        if (place_.wants_label()) {
            offer_kinds();
        } else if (place_.behind(".")) {
            if (!offer_dotted_calls()) offer_names(keys_of(graph_, place_.owner_of_key()));
        } else if (place_.wants_key()) {
            offer_names(keys_of(graph_, place_.owner_of_key()));
        } else {
            offer_by_grammar();
        }
    }

    static bool is_callable(const manual::Entry& entry) {
        return entry.kind == manual::Kind::function || entry.kind == manual::Kind::procedure;
    }
    static Candidate call_of(const manual::Entry& entry) {
        return {.text = entry.name + "(", .shown = entry.signature, .summary = entry.summary};
    }
    void offer_calls(manual::Kind kind) {
        for (const manual::Entry& entry : manual::entries()) {
            if (entry.kind == kind) offer(call_of(entry));
        }
    }
    /// `duration.` and `db.` go on with names of functions and procedures. False when there are none.
    bool offer_dotted_calls() {
        const std::size_t begin = place_.dotted_begin();
        if (begin == place_.word().where.begin) return false;
        const std::string dotted = std::string{place_.text_before().substr(begin)} + std::string{typed_};
        for (const manual::Entry& entry : manual::entries()) {
            if (is_callable(entry) && begins_with(entry.name, dotted)) found_.candidates.push_back(call_of(entry));
        }
        if (!found_.candidates.empty()) found_.begin = begin;
        return !found_.candidates.empty();
    }

    void offer_by_grammar() {
        const auto wanted = syntax::continuations(place_.text_before());
        // Where the text is wrong before its end the grammar has no say, and anything might do.
        const bool anything = wanted.empty();
        const auto wants = [&](std::string_view what) {
            return anything || std::ranges::find(wanted, what) != wanted.end();
        };
        if (wants("an expression") || wants("a variable")) {
            offer_names(variables_at_end(place_.text_before(), place_.tokens()));
        }
        if (!anything && wants("a label")) offer_kinds();
        if (!anything && wants("the name of a procedure")) offer_calls(manual::Kind::procedure);
        if (!anything && wants("a type")) {
            for (const std::string_view type : query::bind::type_names()) offer({.text = std::string{type}});
        }
        // Without a letter of their names there are too many to be read.
        if (wants("an expression") && !typed_.empty()) offer_calls(manual::Kind::function);
        for (const std::string_view word : anything ? all_keywords() : wanted) offer_keyword(word);
        if (!anything) offer_words_seen_ahead(wants("an expression"));
    }
    /// Some words the grammar does not want where they stand: it looks farther ahead than the text goes, and decides by
    /// what is behind them.
    void offer_words_seen_ahead(bool in_expression) {
        const auto offer_behind = [&](std::string_view before, std::initializer_list<std::string_view> words) {
            if (place_.behind(before)) std::ranges::for_each(words, [&](auto word) { offer_keyword(word); });
        };
        offer_behind("CREATE", {"CONSTRAINT", "FULLTEXT", "INDEX", "RANGE"});
        offer_behind("CASE", {"WHEN"});
        const bool list = std::ranges::any_of(
            place_.tokens(), [&](const Token& token) { return reads(token, place_.text_before(), "FOR"); });
        if (list) offer_behind("WITH", {"OFFSET", "ORDINALITY"});
        if (in_expression)
            std::ranges::for_each(std::array{"COLLECT", "COUNT", "EXISTS"}, [&](auto word) { offer_keyword(word); });
        if (place_.begins_query()) {
            for (const std::string_view word : syntax::continuations({})) offer_keyword(word);
        }
    }
    void offer_keyword(std::string_view word) {
        const bool keyword = std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
        if (keyword) offer({.text = std::string{word}, .behind = ' '});
    }
    static std::vector<std::string_view> all_keywords() {
        std::vector<std::string_view> words;
        for (const manual::Entry& entry : manual::entries()) {
            if (!is_callable(entry)) std::ranges::copy(manual::keywords(entry), std::back_inserter(words));
        }
        return words;
    }

    void offer_parameters() {
        for (const auto& [name, value] : knowledge_.parameters) {
            const bool plain = syntax::extended_identifier_end(name, 0) == name.size();
            offer({.text = plain ? fmt::format("${}", name) : fmt::format("$`{}`", name)});
        }
    }

    /// Inside quotes: values of the key that is written before, or names.
    void offer_values() {
        const char quote = typed_.front();
        const std::string_view begun = typed_.substr(1);
        ++found_.begin;
        if (begun.find('\\') != std::string_view::npos) return;  // what it means is not what was typed
        if (place_.wants_file()) return offer_files(begun, quote);
        const auto [key, owner] = place_.key_of_value();
        const FoundValues values = key.empty() ? names_in(graph_, begun) : values_of(graph_, owner.names, {key}, begun);
        for (const std::string& value : values.values) {
            if (reads_as_it_is(value, quote)) found_.candidates.push_back({.text = value, .behind = quote});
        }
        if (!values.all) found_.heading = first_found;
    }
    static bool reads_as_it_is(std::string_view text, char quote) {
        return text.find(quote) == std::string_view::npos && text.find('\\') == std::string_view::npos &&
               print::visible(text) == text;
    }
    /// LOAD CSV reads what lies in the import directory; where there is none, it reads nothing.
    void offer_files(std::string_view begun, char quote) {
        if (!knowledge_.import_directory || begun.starts_with('/')) return;
        const FoundFiles files = files_that_begin(begun, *knowledge_.import_directory);
        if (!files.all) found_.heading = first_found;
        for (const FoundFile& file : files.files) {
            if (!reads_as_it_is(file.path, quote)) continue;
            found_.candidates.push_back(
                {.text = file.path, .shown = file.name, .behind = file.is_folder() ? '\0' : quote});
        }
    }

    /// The call that is being written tells how it is written.
    void add_signature() {
        const manual::Entry* const entry = manual::find(place_.enclosing_call());
        if (entry != nullptr && is_callable(*entry)) {
            found_.heading = fmt::format("{}  {}", entry->signature, entry->summary);
        }
    }

    const Knowledge& knowledge_;
    const graph::PropertyGraph& graph_;
    const CursorPlace& place_;
    std::string_view typed_;
    Completions found_;
};

}  // namespace

FoundValues names_in(const graph::PropertyGraph& graph, std::string_view beginning) {
    std::vector<std::string> labels;
    namespace label = graph::vocabulary::label;
    namespace key = graph::vocabulary::key;
    for (const std::string_view name : {label::actor, label::topic, label::document}) {
        const auto id = graph.labels().find(name);
        if (id && graph.count(*id) > 0) labels.emplace_back(name);
    }
    return values_of(graph, labels, {std::string{key::name}, std::string{key::id}, std::string{key::title}}, beginning);
}

Completions statement_completions(const Knowledge& knowledge, std::string_view text) {
    const CursorPlace place{text};
    return Offers{knowledge, place}.completions();
}

}  // namespace dossier::repl::edit
