#include "tests/tck/gherkin.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "tests/support/notation.hpp"

namespace dossier::tests::tck {

namespace {

constexpr std::string_view blank = " \t\r";

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blank);
    return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(blank) + 1 - begin);
}

/// What stands behind `keyword`, if the line begins with it.
std::optional<std::string_view> after(std::string_view line, std::string_view keyword) {
    if (!line.starts_with(keyword)) return std::nullopt;
    return trimmed(line.substr(keyword.size()));
}

template <std::size_t size>
std::optional<std::string_view> after_any(std::string_view line, const std::array<std::string_view, size>& keywords) {
    for (const std::string_view keyword : keywords) {
        if (const auto rest = after(line, keyword)) return rest;
    }
    return std::nullopt;
}

constexpr std::array<std::string_view, 2> outline_words{"Scenario Outline:", "Scenario Template:"};
constexpr std::array<std::string_view, 2> scenario_words{"Scenario:", "Example:"};
constexpr std::array<std::string_view, 2> examples_words{"Examples:", "Scenarios:"};
constexpr std::array<std::string_view, 6> step_words{"Given ", "When ", "Then ", "And ", "But ", "* "};

std::string substituted(std::string text, const std::vector<std::string>& names, const std::vector<std::string>& row) {
    // One pass over the text: a value that looks like another placeholder stays as it is.
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto name = std::ranges::find_if(names, [&](const std::string& candidate) {
            return std::string_view{text}.substr(at).starts_with("<" + candidate + ">");
        });
        if (name == names.end()) {
            result += text[at++];
        } else {
            result += row[static_cast<std::size_t>(name - names.begin())];
            at += name->size() + 2;
        }
    }
    return result;
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_{text} {}

    Feature read() {
        while (next_line()) {
            if (docstring_) {
                continue_docstring();
            } else if (!line_.empty() && !line_.starts_with('#')) {
                read_line();
            }
        }
        if (docstring_) fail("a docstring that nothing closes");
        finish_scenario();
        return std::move(feature_);
    }

private:
    bool next_line() {
        if (next_ >= text_.size()) return false;
        begin_ = next_;
        const std::size_t end = std::min(text_.find('\n', begin_), text_.size());
        raw_ = text_.substr(begin_, end - begin_);
        line_ = trimmed(raw_);
        next_ = end + 1;
        ++number_;
        return true;
    }

    void read_line() {
        if (line_.starts_with('@')) return read_tags();
        if (line_.starts_with('|')) return read_row();
        if (line_.starts_with(R"(""")") || line_.starts_with("```")) return begin_docstring();
        if (const auto name = after(line_, "Feature:")) return begin_feature(*name);
        if (after(line_, "Background:")) return begin_background();
        if (const auto name = after_any(line_, outline_words)) return begin_scenario(*name);
        if (const auto name = after_any(line_, scenario_words)) return begin_scenario(*name);
        if (after_any(line_, examples_words)) return begin_examples();
        if (const auto step = after_any(line_, step_words); step && place_ != Place::feature) return add_step(*step);
        // Prose may stand below a heading, until the first step.
        if (place_ == Place::examples || !steps().empty()) fail("no step, table or heading");
    }

    void read_tags() {
        std::string_view rest = line_;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
            tags_.emplace_back(rest.substr(0, end));
            rest = trimmed(rest.substr(end));
        }
    }

    void begin_feature(std::string_view name) {
        feature_.name = name;
        feature_tags_ = std::exchange(tags_, {});
    }

    void begin_background() {
        finish_scenario();
        place_ = Place::background;
        background_.clear();
    }

    void begin_scenario(std::string_view name) {
        finish_scenario();
        place_ = Place::scenario;
        scenario_ = {.name = std::string{name}, .tags = feature_tags_, .steps = {}, .line = number_};
        for (std::string& tag : std::exchange(tags_, {})) scenario_.tags.push_back(std::move(tag));
        examples_.clear();
    }

    void begin_examples() {
        if (place_ != Place::scenario && place_ != Place::examples) fail("examples without an outline");
        place_ = Place::examples;
        examples_.push_back({.table = {}, .tags = std::exchange(tags_, {})});
    }

    void add_step(std::string_view text) {
        if (place_ == Place::examples) fail("a step among examples");
        steps().push_back({.text = std::string{text}, .docstring = {}, .table = {}, .line = number_});
    }

    void read_row() {
        std::string_view cells = line_.substr(1);
        std::vector<std::string> row;
        if (!cells.empty()) {
            if (!cells.ends_with('|')) fail("a row of a table ends in a bar");
            cells.remove_suffix(1);
            row = support::split_cells(cells);
        }
        Table& table = place_ == Place::examples ? examples_.back().table : step_of_table().table;
        if (!table.empty() && row.size() != table.front().size()) fail("a row as wide as the table's first");
        table.push_back(std::move(row));
    }

    Step& step_of_table() {
        if (steps().empty()) fail("a table without a step");
        return steps().back();
    }

    void begin_docstring() {
        docstring_ = &step_of_table();
        docstring_->docstring.emplace();
        delimiter_ = line_.substr(0, 3);
        indentation_ = raw_.find_first_not_of(blank);
    }

    void continue_docstring() {
        if (line_ == delimiter_) {
            if (!docstring_->docstring->empty()) docstring_->docstring->pop_back();  // the last line's own break
            docstring_ = nullptr;
            return;
        }
        std::string_view content = raw_;
        if (content.ends_with('\r')) content.remove_suffix(1);
        content.remove_prefix(std::min({indentation_, content.find_first_not_of(" \t"), content.size()}));
        std::string line{content};
        for (std::size_t at = line.find(R"(\"\"\")"); at != std::string::npos; at = line.find(R"(\"\"\")", at)) {
            line.replace(at, 6, R"(""")");
        }
        *docstring_->docstring += line + '\n';
    }

    void finish_scenario() {
        if (place_ == Place::background || place_ == Place::feature) return;
        scenario_.steps.insert(scenario_.steps.begin(), background_.begin(), background_.end());
        if (examples_.empty()) feature_.scenarios.push_back(std::move(scenario_));
        std::size_t count = 0;
        for (const Examples& examples : examples_) {
            for (std::size_t row = 1; row < examples.table.size(); ++row) {
                add_example(examples, examples.table[row], ++count);
            }
        }
        place_ = Place::feature;
    }

    struct Examples {
        Table table;  ///< the first row names the placeholders
        std::vector<std::string> tags;
    };

    void add_example(const Examples& examples, const std::vector<std::string>& row, std::size_t count) {
        const auto fill = [&](std::string text) { return substituted(std::move(text), examples.table.front(), row); };
        Scenario filled = scenario_;
        filled.name = fmt::format("{} #{}", fill(scenario_.name), count);
        filled.tags.insert(filled.tags.end(), examples.tags.begin(), examples.tags.end());
        for (Step& step : filled.steps) {
            step.text = fill(step.text);
            if (step.docstring) step.docstring = fill(*step.docstring);
            for (auto& cells : step.table) {
                for (std::string& cell : cells) cell = fill(cell);
            }
        }
        feature_.scenarios.push_back(std::move(filled));
    }

    std::vector<Step>& steps() { return place_ == Place::background ? background_ : scenario_.steps; }

    [[noreturn]] void fail(std::string_view what) const {
        throw graph::Error{{.type = graph::ErrorType::file_error,
                            .code = graph::ErrorCode::unreadable_data,
                            .message = fmt::format("line {}: {}", number_, what),
                            .where = graph::SourceSpan{begin_, begin_ + raw_.size()},
                            .hint = {}}};
    }

    enum class Place { feature, background, scenario, examples };

    std::string_view text_;
    std::size_t next_ = 0, begin_ = 0, number_ = 0;
    std::string_view raw_, line_;

    Feature feature_;
    std::vector<std::string> feature_tags_, tags_;
    Place place_ = Place::feature;
    std::vector<Step> background_;
    Scenario scenario_;
    std::vector<Examples> examples_;

    Step* docstring_ = nullptr;  // the step whose docstring is open
    std::string_view delimiter_;
    std::size_t indentation_ = 0;
};

}  // namespace

Feature read_feature(std::string_view text) { return Reader{text}.read(); }

}  // namespace dossier::tests::tck
