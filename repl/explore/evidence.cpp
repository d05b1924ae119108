#include "repl/explore/evidence.hpp"

#include <algorithm>
#include <iterator>
#include <ostream>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "repl/explore/ask.hpp"
#include "repl/explore/explore.hpp"
#include "repl/explore/paragraph.hpp"
#include "repl/language/text.hpp"
#include "repl/picture.hpp"
#include "repl/print/text_width.hpp"
#include "repl/shell.hpp"
#include "repl/widen.hpp"

namespace dossier::repl::explore {

using graph::Evidence;

namespace {

std::string with_marks(const Evidence& evidence) {
    std::string shown;
    std::size_t at = 0;
    const auto show_up_to = [&](std::size_t end) {
        shown += print::visible(std::string_view{evidence.text}.substr(at, end - at));
        at = end;
    };
    for (const graph::SourceSpan& mark : evidence.marks) {
        show_up_to(mark.begin);
        shown += mark_begins;
        show_up_to(mark.end);
        shown += mark_ends;
    }
    show_up_to(evidence.text.size());
    return shown;
}

/// What a program reads instead: a row a sentence.
query::Result as_rows(const std::vector<Evidence>& found, Language language) {
    query::Result result{.columns = {}, .rows = {}, .changes = {}, .notices = {}};
    for (const std::string_view column :
         {"document", "section", "page", "source", "sentence", "words", "rules", "confidence"}) {
        result.columns.emplace_back(heading(language, column));
    }
    const auto list = [](const auto& texts) { return graph::Value{graph::List(texts.begin(), texts.end())}; };
    for (const Evidence& evidence : found) {
        std::vector<std::string> words;
        for (const graph::SourceSpan& mark : evidence.marks) {
            words.push_back(evidence.text.substr(mark.begin, mark.end - mark.begin));
        }
        result.rows.push_back(
            {evidence.document, evidence.section.empty() ? graph::Value{} : graph::Value{evidence.section},
             evidence.page ? graph::Value{*evidence.page} : graph::Value{}, evidence.id, evidence.text, list(words),
             list(evidence.rules), evidence.confidence ? graph::Value{*evidence.confidence} : graph::Value{}});
    }
    return result;
}

}  // namespace

std::string place_of(const Evidence& evidence, Language language) {
    std::string place = print::visible(evidence.document);
    if (!evidence.section.empty()) place += ", " + print::visible(evidence.section);
    if (evidence.page) place += ", " + say(language, Text::on_page, fmt::arg("page", *evidence.page));
    return fmt::format("{} ({})", place, print::visible(evidence.id));
}

std::string reason_of(const Evidence& evidence, Language language) {
    std::string reason;
    if (!evidence.rules.empty()) {
        reason = say(language, Text::by_rule,
                     fmt::arg("rules", print::visible(fmt::format("{}", fmt::join(evidence.rules, ", ")))));
    }
    if (evidence.confidence) {
        reason += reason.empty() ? "" : "; ";
        reason +=
            say(language, Text::with_confidence, fmt::arg("confidence", fmt::format("{:.2f}", *evidence.confidence)));
    }
    return reason;
}

void print_sentence(Shell& shell, const Evidence& evidence, std::size_t indent) {
    const Language language = shell.settings().language;
    print_paragraph(shell, with_marks(evidence), indent);
    print_paragraph(shell, place_of(evidence, language), indent);
    const std::string reason = reason_of(evidence, language);
    if (!reason.empty()) print_paragraph(shell, reason, indent);
}

void print_evidence(Shell& shell, const std::vector<Evidence>& found) {
    constexpr std::size_t indent = 4;
    const Language language = shell.settings().language;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Evidence& evidence = found[i];
        print_paragraph(shell, fmt::format("[{}] {}", i + 1, place_of(evidence, language)), 0);
        print_paragraph(shell, with_marks(evidence), indent);
        const std::string reason = reason_of(evidence, language);
        if (!reason.empty()) print_paragraph(shell, reason, indent);
    }
}

query::Result reasons_for_result(Shell& shell) {
    const Language language = shell.settings().language;
    if (!shell.last_result()) misused(say(language, Text::no_result_yet), say(language, Text::ask_first));
    const std::vector<std::string> statements = widened(shell.last_statement());
    if (statements.empty()) return *shell.last_result();
    query::Result result{.columns = {}, .rows = {}, .changes = {}, .notices = {}};
    for (const std::string& statement : statements) {
        query::Result wide = shell.trace(statement);
        std::ranges::move(wide.rows, std::back_inserter(result.rows));
    }
    return result;
}

void show_evidence(Shell& shell, std::string_view) {
    const auto found = graph::EvidenceFinder{shell.graph()}.behind(selected(reasons_for_result(shell), shell.graph()));
    const print::Format* const format = shell.settings().format;
    if (format != nullptr && !for_people(shell)) return shell.print(as_rows(found, shell.settings().language));
    if (found.empty()) shell.messages() << say(shell.settings().language, Text::no_sentence_behind) << '\n';
    print_evidence(shell, found);
}

}  // namespace dossier::repl::explore
